import type { Location } from '../../language/index.ts';

/** What a person wrote, and where. */
export interface Word {
  readonly text: string;
  readonly at: Location;
}

/** What stands beside a declaration for people to read. */
export interface Commented {
  /** Of a documentation comment: lines joined by line feeds, without asterisks. */
  readonly documentation?: string | undefined;
  /** Lines of ordinary comments, without their signs. */
  readonly comments: readonly string[];
}

/** The value of a setting, or of an annotation. */
export interface JdlValue extends Word {
  /** `word`: `true`, `jwt`, `com.example`; `text` is in quotes, which {@link Word.text} is without. */
  readonly kind: 'word' | 'number' | 'text' | 'list';
  /** Of a list. */
  readonly items: readonly Word[];
}

export interface JdlSetting {
  readonly key: Word;
  readonly value: JdlValue;
}

export interface JdlAnnotation {
  readonly name: Word;
  readonly value?: JdlValue | undefined;
}

/** `*`, `A, B`, `* except C`. */
export interface EntityList {
  readonly all: boolean;
  readonly names: readonly Word[];
  readonly except: readonly Word[];
  readonly at: Location;
}

/** `filter A`, `paginate * with pagination except B`, `use mapstruct for C`: `values` are what follows `with` or `use`. */
export interface JdlOption {
  readonly name: Word;
  readonly values: readonly Word[];
  readonly list: EntityList;
  readonly at: Location;
}

export interface JdlApplication extends Commented {
  /** The word `application`. */
  readonly at: Location;
  readonly settings: readonly JdlSetting[];
  /** Settings of blueprints: `config(namespace) { … }`, as written. */
  readonly blueprints: readonly Word[];
  /** `undefined` when the application says nothing about entities. */
  readonly entities: EntityList | undefined;
  readonly options: readonly JdlOption[];
}

export interface JdlEntity extends Commented {
  readonly name: Word;
  readonly table?: Word | undefined;
  readonly annotations: readonly JdlAnnotation[];
  readonly fields: readonly JdlField[];
  /** Lines of comments before the closing brace. */
  readonly lastComments: readonly string[];
}

export interface JdlField extends Commented {
  readonly name: Word;
  readonly type: Word;
  readonly annotations: readonly JdlAnnotation[];
  readonly validations: readonly JdlValidation[];
}

export interface JdlValidation {
  readonly name: Word;
  /** The number, the name of a constant, or the regular expression without its slashes. */
  readonly value?: Word | undefined;
}

export interface JdlEnum extends Commented {
  readonly name: Word;
  readonly values: readonly JdlEnumValue[];
}

export interface JdlEnumValue extends Commented {
  readonly name: Word;
  readonly label?: Word | undefined;
}

export interface JdlRelationship {
  /** `OneToMany` and its like. */
  readonly type: Word;
  readonly from: JdlSide;
  readonly to: JdlSide;
  /** What follows `with`. */
  readonly options: readonly Word[];
}

export interface JdlSide extends Commented {
  readonly entity: Word;
  /** The field that this side's entity gets. */
  readonly field?: Word | undefined;
  /** The field of the other entity that people see. */
  readonly display?: Word | undefined;
  readonly required: boolean;
  /** They belong to the field that points to this side's entity. */
  readonly annotations: readonly JdlAnnotation[];
}

export interface JdlDeployment extends Commented {
  /** The word `deployment`. */
  readonly at: Location;
  readonly settings: readonly JdlSetting[];
}

export interface JdlConstant {
  readonly name: Word;
  readonly value: Word;
}

/** A comment that stands beside nothing that is carried over. */
export interface LooseComment {
  readonly at: Location;
  readonly lines: readonly string[];
}

/** Everything that several files say together. */
export interface JdlModel {
  readonly applications: readonly JdlApplication[];
  readonly deployments: readonly JdlDeployment[];
  readonly entities: readonly JdlEntity[];
  readonly enums: readonly JdlEnum[];
  readonly relationships: readonly JdlRelationship[];
  readonly options: readonly JdlOption[];
  readonly constants: readonly JdlConstant[];
  /** Lines of the comments at the head of the first file. */
  readonly header: readonly string[];
  /** Comments that stand beside nothing that is carried over. */
  readonly looseComments: readonly LooseComment[];
}

/** A model of nothing, made anew each time: parsers add to it. */
export function emptyModel(): Writable<JdlModel> {
  return {
    applications: [],
    deployments: [],
    entities: [],
    enums: [],
    relationships: [],
    options: [],
    constants: [],
    header: [],
    looseComments: [],
  };
}

/** Several files are one model, in their order. */
export function joined(models: readonly JdlModel[]): JdlModel {
  return {
    applications: models.flatMap((model) => model.applications),
    deployments: models.flatMap((model) => model.deployments),
    entities: models.flatMap((model) => model.entities),
    enums: models.flatMap((model) => model.enums),
    relationships: models.flatMap((model) => model.relationships),
    options: models.flatMap((model) => model.options),
    constants: models.flatMap((model) => model.constants),
    header: models.flatMap((model) => model.header),
    looseComments: models.flatMap((model) => model.looseComments),
  };
}

export type Writable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer E)[] ? E[] : T[Key] };
