import { locationOf, type FieldHolder, type Index, type Page } from '../../language/index.ts';
import { replace, type Context } from '../context.ts';
import { smallInteger } from '../decimals.ts';
import * as say from '../generated/catalogue.ts';
import { findField } from '../lookup.ts';
import { checkListedOnce, namesIn } from '../once.ts';
import type { Rules } from '../rules.ts';
import { incomparableInTable, unsortable } from './comparable.ts';

/** Indexes, and the pages that lists come in. */
export const listRules: Rules = { Index: checkIndex, Page: checkPage };

function checkIndex(node: Index, context: Context): void {
  const entity: FieldHolder = node.$container;
  const names = namesIn(node, 'fields');
  for (const { name, property, index } of checkListedOnce(names, context)) {
    const field = findField({ node, property, index, name, entity }, context);
    const reason = field && incomparableInTable(field, context);
    if (reason) context.report(locationOf(node, property, index), say.unindexed({ field: name, reason }));
  }
}

const LARGEST_PAGE = 200;

function checkPage(node: Page, context: Context): void {
  const { size, mode } = node;
  const rows = size === undefined ? undefined : (smallInteger(size) ?? 0);
  if (size !== undefined && rows !== undefined && !(rows >= 1 && rows <= LARGEST_PAGE))
    context.report(locationOf(node, 'size'), say.badPageSize({ size }));
  else if (size !== undefined && mode === 'none')
    context.report(locationOf(node, 'size'), say.sizeOfNoPage({ size }), {
      edits: [replace('', node, 'size')],
    });
  const names = node.sort.flatMap((sort) =>
    sort.field ? [{ node: sort, property: 'field', index: 0, name: sort.field }] : [],
  );
  for (const place of checkListedOnce(names, context)) {
    if (place.name === 'id') continue;
    const field = findField({ ...place, entity: node.$container }, context);
    const reason = field && unsortable(field, context);
    if (reason) context.report(locationOf(place.node, 'field'), say.unsortable({ field: place.name, reason }));
  }
}
