import type { Rules } from '../rules.ts';
import { accessRules } from './access.ts';
import { entityRules } from './entities.ts';
import { fieldRules } from './fields.ts';
import { listRules } from './lists.ts';
import { mixinRules } from './mixins.ts';
import { modifierRules } from './modifiers.ts';
import { optionRules } from './options.ts';
import { relationRules } from './relations.ts';
import { renameRules } from './renames.ts';
import { reservedRules } from './reserved.ts';
import { secretDefaultRules } from './secret-defaults.ts';
import { storageRules } from './storage.ts';
import { unusedRules } from './unused.ts';
import { valueTypeRules } from './value-types.ts';
import { valueRules } from './values.ts';

/** The families that look at what applications keep. */
export const dataRules: readonly Rules[] = [
  entityRules,
  fieldRules,
  modifierRules,
  listRules,
  optionRules,
  mixinRules,
  valueTypeRules,
  storageRules,
  unusedRules,
  valueRules,
  secretDefaultRules,
  renameRules,
  reservedRules,
  relationRules,
  accessRules,
];
