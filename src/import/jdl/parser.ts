import { EmbeddedActionsParser, type IToken, type TokenType } from 'chevrotain';
import { Source, type Location } from '../../language/index.ts';
import type { Comments } from './comments.ts';
import type {
  EntityList,
  JdlAnnotation,
  JdlApplication,
  JdlConstant,
  JdlDeployment,
  JdlEntity,
  JdlEnum,
  JdlEnumValue,
  JdlField,
  JdlModel,
  JdlOption,
  JdlRelationship,
  JdlSetting,
  JdlSide,
  JdlValidation,
  JdlValue,
  Word,
} from './model.ts';
import { messages } from './parser-messages.ts';
import * as t from './tokens.ts';

/** Words that do not belong where they stand; the parser goes on as if they were not there. */
export interface Stray {
  readonly where: 'declaration' | 'validation';
  readonly tokens: readonly IToken[];
}

type Writable<T> = { -readonly [Key in keyof T]: T[Key] extends readonly (infer E)[] ? E[] : T[Key] };

/**
 * JDL's grammar. The model is built while parsing; it is complete only when there are neither errors nor strays.
 * Which settings, options, types and validations there are is not the grammar's to say, so that messages can tell.
 */
export class JdlParser extends EmbeddedActionsParser {
  strays: Stray[] = [];
  #source = new Source('', '');
  #comments: Comments | undefined;

  constructor() {
    // Chevrotain's own checks of a grammar need Node 21, and time at each start.
    super(t.TOKENS, { recoveryEnabled: true, maxLookahead: 2, skipValidations: true, errorMessageProvider: messages });
    this.performSelfAnalysis();
  }

  /** Takes the next text. */
  take(source: Source, tokens: IToken[], comments: Comments): void {
    this.input = tokens;
    this.strays = [];
    this.#source = source;
    this.#comments = comments;
  }

  readonly file = this.RULE('file', (): JdlModel => {
    const model: Writable<JdlModel> = {
      applications: [],
      deployments: [],
      entities: [],
      enums: [],
      relationships: [],
      options: [],
      constants: [],
      header: [...(this.#comments?.header(this.LA(1)) ?? [])],
      looseComments: [],
    };
    this.MANY(() => this.SUBRULE(this.declaration, { ARGS: [model] }));
    return model;
  });

  private readonly declaration = this.RULE('declaration', (model: Writable<JdlModel>): void => {
    this.OR([
      {
        GATE: () => this.LA(2).tokenType === t.Equals,
        ALT: () => this.#add(model?.constants, this.SUBRULE(this.constant)),
      },
      { ALT: () => this.#add(model?.entities, this.SUBRULE(this.entity)) },
      { ALT: () => this.#add(model?.enums, this.SUBRULE(this.enumeration)) },
      { ALT: () => this.SUBRULE(this.relationships, { ARGS: [model] }) },
      { ALT: () => this.#add(model?.applications, this.SUBRULE(this.application)) },
      { ALT: () => this.#add(model?.deployments, this.SUBRULE(this.deployment)) },
      { ALT: () => this.#add(model?.options, this.SUBRULE(this.optionLine)) },
      { ALT: () => this.SUBRULE(this.stray) },
    ]);
  });

  private readonly constant = this.RULE('constant', (): JdlConstant => {
    const name = this.#word(this.CONSUME(t.Name));
    this.CONSUME(t.Equals);
    return { name, value: this.#word(this.CONSUME(t.NumberToken)) };
  });

  private readonly stray = this.RULE('stray', (): void => {
    const tokens = [this.CONSUME(t.Any)];
    this.MANY({ GATE: () => !this.#atDeclaration(), DEF: () => tokens.push(this.CONSUME2(t.Any)) });
    this.ACTION(() => this.strays.push({ where: 'declaration', tokens }));
  });

  private readonly entity = this.RULE('entity', (): JdlEntity => {
    const first = this.LA(1);
    const annotations: JdlAnnotation[] = [];
    this.MANY(() => annotations.push(this.SUBRULE(this.annotation)));
    this.CONSUME(t.Entity);
    const name = this.#word(this.CONSUME(t.Name));
    const commented = this.#around(first, this.LA(0));
    const entity: Writable<JdlEntity> = { ...commented, name, annotations, fields: [], lastComments: [], comments: [] };
    this.OPTION(() => {
      this.CONSUME(t.ParenOpen);
      entity.table = this.#word(this.CONSUME2(t.Name));
      this.CONSUME(t.ParenClose);
    });
    this.OPTION2(() => {
      this.CONSUME(t.BraceOpen);
      this.MANY2({
        GATE: () => !this.#atBlock(),
        DEF: () => entity.fields.push(this.SUBRULE(this.field)),
      });
      this.ACTION(() => entity.lastComments.push(...(this.#comments?.before(this.LA(1)) ?? [])));
      this.CONSUME(t.BraceClose);
    });
    const after = this.#around(this.LA(0), this.LA(0));
    return { ...entity, comments: [...commented.comments, ...after.comments] };
  });

  private readonly annotation = this.RULE('annotation', (): JdlAnnotation => {
    this.CONSUME(t.At);
    const name = this.#word(this.CONSUME(t.Name));
    let value: JdlValue | undefined;
    this.OPTION(() => {
      this.CONSUME(t.ParenOpen);
      value = this.SUBRULE(this.value);
      this.CONSUME(t.ParenClose);
    });
    return { name, value };
  });

  private readonly field = this.RULE('field', (): JdlField => {
    const first = this.LA(1);
    const annotations: JdlAnnotation[] = [];
    const validations: JdlValidation[] = [];
    this.MANY(() => annotations.push(this.SUBRULE(this.annotation)));
    const name = this.#word(this.CONSUME(t.Name));
    const type = this.#word(this.CONSUME2(t.Name));
    this.MANY2({
      GATE: () => this.#atValidation() || this.#atStrayValidation(),
      DEF: () => {
        this.OR([
          { GATE: () => this.#atValidation(), ALT: () => validations.push(this.SUBRULE(this.validation)) },
          { ALT: () => this.SUBRULE(this.strayValidation) },
        ]);
      },
    });
    const last = this.LA(0);
    const comma = this.OPTION(() => this.CONSUME(t.Comma));
    return { ...this.#around(first, last, comma), name, type, annotations, validations };
  });

  private readonly validation = this.RULE('validation', (): JdlValidation =>
    this.OR([
      { ALT: () => ({ name: this.#word(this.CONSUME(t.Required)) }) },
      { ALT: () => ({ name: this.#word(this.CONSUME(t.Unique)) }) },
      {
        ALT: () => {
          const name = this.#word(this.CONSUME(t.Pattern));
          this.CONSUME(t.ParenOpen);
          const regex = this.CONSUME(t.Regex);
          this.CONSUME(t.ParenClose);
          return { name, value: { text: regex.image.slice(1, -1), at: this.#at(regex) } };
        },
      },
      {
        ALT: () => {
          const name = this.#word(this.CONSUME(t.Bounded));
          this.CONSUME2(t.ParenOpen);
          const value = this.OR2([
            { ALT: () => this.#word(this.CONSUME(t.NumberToken)) },
            { ALT: () => this.#word(this.CONSUME(t.Name)) },
          ]);
          this.CONSUME2(t.ParenClose);
          return { name, value };
        },
      },
    ]),
  );

  /** A word that is no validation, with what stands in parentheses after it. */
  private readonly strayValidation = this.RULE('strayValidation', (): void => {
    const tokens = [this.CONSUME(t.Name)];
    this.OPTION(() => {
      this.CONSUME(t.ParenOpen);
      this.MANY({
        GATE: () => this.LA(1).tokenType !== t.ParenClose && this.LA(1).startLine === tokens[0]?.startLine,
        DEF: () => tokens.push(this.CONSUME(t.Any)),
      });
      this.CONSUME(t.ParenClose);
    });
    this.ACTION(() => this.strays.push({ where: 'validation', tokens }));
  });

  private readonly enumeration = this.RULE('enum', (): JdlEnum => {
    const first = this.CONSUME(t.Enum);
    const name = this.#word(this.CONSUME(t.Name));
    const commented = this.#around(first, this.LA(0));
    const values: JdlEnumValue[] = [];
    this.CONSUME(t.BraceOpen);
    this.MANY({ GATE: () => !this.#atBlock(), DEF: () => values.push(this.SUBRULE(this.enumValue)) });
    this.CONSUME(t.BraceClose);
    const after = this.#around(this.LA(0), this.LA(0));
    return { ...commented, comments: [...commented.comments, ...after.comments], name, values };
  });

  private readonly enumValue = this.RULE('enumValue', (): JdlEnumValue => {
    const first = this.CONSUME(t.Name);
    let label: Word | undefined;
    this.OPTION(() => {
      this.CONSUME(t.ParenOpen);
      label = this.OR([
        { ALT: () => this.#unquoted(this.CONSUME(t.Text)) },
        { ALT: () => this.#word(this.CONSUME2(t.Name)) },
      ]);
      this.CONSUME(t.ParenClose);
    });
    const last = this.LA(0);
    const comma = this.OPTION2(() => this.CONSUME(t.Comma));
    return { ...this.#around(first, last, comma), name: this.#word(first), label };
  });

  private readonly relationships = this.RULE('relationship', (model: Writable<JdlModel>): void => {
    this.CONSUME(t.Relationship);
    const type = this.#word(this.CONSUME(t.Name));
    this.CONSUME(t.BraceOpen);
    this.MANY({
      GATE: () => !this.#atBlock(),
      DEF: () => this.#add(model?.relationships, this.SUBRULE(this.relation, { ARGS: [type] })),
    });
    this.CONSUME(t.BraceClose);
  });

  private readonly relation = this.RULE('relation', (type: Word): JdlRelationship => {
    const options: Word[] = [];
    const from = this.SUBRULE(this.side);
    this.CONSUME(t.To);
    const to = this.SUBRULE2(this.side);
    this.MANY(() => {
      this.CONSUME(t.With);
      options.push(this.#word(this.CONSUME(t.Name)));
    });
    this.OPTION(() => this.CONSUME(t.Comma));
    return { type, from, to, options };
  });

  private readonly side = this.RULE('side', (): JdlSide => {
    const first = this.LA(1);
    const annotations: JdlAnnotation[] = [];
    this.MANY(() => annotations.push(this.SUBRULE(this.annotation)));
    const side: Writable<JdlSide> = {
      comments: [],
      annotations,
      required: false,
      entity: this.#word(this.CONSUME(t.Name)),
    };
    this.OPTION(() => {
      this.CONSUME(t.BraceOpen);
      side.field = this.#word(this.CONSUME2(t.Name));
      this.OPTION2(() => {
        this.CONSUME(t.ParenOpen);
        side.display = this.#word(this.CONSUME3(t.Name));
        this.CONSUME(t.ParenClose);
      });
      this.OPTION3(() => {
        this.CONSUME(t.Required);
        side.required = true;
      });
      this.CONSUME(t.BraceClose);
    });
    return { ...side, ...this.#around(first, this.LA(0), this.#commaAhead()) };
  });

  private readonly optionLine = this.RULE('optionLine', (): JdlOption => {
    const first = this.LA(1);
    const values: Word[] = [];
    let list: EntityList | undefined;
    const name = this.OR([
      {
        ALT: () => {
          const name = this.CONSUME(t.UnaryOption);
          list = this.SUBRULE(this.entityList);
          return name;
        },
      },
      {
        ALT: () => {
          const name = this.CONSUME(t.BinaryOption);
          list = this.SUBRULE2(this.entityList);
          this.CONSUME(t.With);
          values.push(this.SUBRULE(this.value));
          return name;
        },
      },
      {
        ALT: () => {
          const name = this.CONSUME(t.Use);
          this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => values.push(this.#word(this.CONSUME(t.Name))) });
          this.CONSUME(t.For);
          list = this.SUBRULE3(this.entityList);
          return name;
        },
      },
    ]);
    const except: Word[] = [];
    this.OPTION(() => {
      this.CONSUME(t.Except);
      this.AT_LEAST_ONE_SEP2({ SEP: t.Comma, DEF: () => except.push(this.#word(this.CONSUME2(t.Name))) });
    });
    return {
      name: this.#word(name),
      values,
      at: this.#span(first, this.LA(0)),
      list: { all: false, names: [], at: this.#at(first), ...list, except },
    };
  });

  private readonly entityList = this.RULE('entityList', (): EntityList => {
    const first = this.LA(1);
    const names: Word[] = [];
    let all = false;
    this.AT_LEAST_ONE_SEP({
      SEP: t.Comma,
      DEF: () => {
        this.OR([
          {
            ALT: () => {
              this.CONSUME(t.Star);
              all = true;
            },
          },
          { ALT: () => names.push(this.#word(this.CONSUME(t.Name))) },
        ]);
      },
    });
    const soleAll = names.length === 1 && names[0]?.text === 'all';
    return { all: all || soleAll, names: soleAll ? [] : names, except: [], at: this.#span(first, this.LA(0)) };
  });

  private readonly application = this.RULE('application', (): JdlApplication => {
    const first = this.CONSUME(t.Application);
    const commented = this.#around(first, first);
    const application: Writable<JdlApplication> = {
      ...commented,
      comments: [...commented.comments],
      at: this.#at(first),
      settings: [],
      blueprints: [],
      entities: undefined,
      options: [],
    };
    this.CONSUME(t.BraceOpen);
    this.MANY(() => {
      this.OR([
        { ALT: () => this.SUBRULE(this.config, { ARGS: [application] }) },
        {
          ALT: () => {
            this.CONSUME(t.Entities);
            const list = this.SUBRULE(this.entityList);
            const except: Word[] = [];
            this.OPTION(() => {
              this.CONSUME(t.Except);
              this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => except.push(this.#word(this.CONSUME(t.Name))) });
            });
            application.entities = { ...list, except };
          },
        },
        { ALT: () => application.options.push(this.SUBRULE(this.optionLine)) },
      ]);
    });
    this.CONSUME(t.BraceClose);
    return application;
  });

  private readonly config = this.RULE('config', (application: Writable<JdlApplication>): void => {
    const first = this.CONSUME(t.Config);
    let namespace: IToken | undefined;
    this.OPTION(() => {
      this.CONSUME(t.ParenOpen);
      namespace = this.CONSUME(t.Name);
      this.CONSUME(t.ParenClose);
    });
    const settings = this.SUBRULE(this.settings);
    this.ACTION(() => {
      if (namespace) {
        const at = this.#span(first, this.LA(0));
        const text = this.#source.text.slice(at.range.start.offset, at.range.end.offset).replace(/\s+/g, ' ');
        application.blueprints.push({ text, at });
      } else application.settings.push(...(settings ?? []));
    });
  });

  private readonly deployment = this.RULE('deployment', (): JdlDeployment => {
    const first = this.CONSUME(t.Deployment);
    const commented = this.#around(first, first);
    return { ...commented, at: this.#at(first), settings: this.SUBRULE(this.settings) };
  });

  private readonly settings = this.RULE('settings', (): JdlSetting[] => {
    const settings: JdlSetting[] = [];
    this.CONSUME(t.BraceOpen);
    this.MANY({
      GATE: () => !this.#atBlock(),
      DEF: () => {
        const key = this.#word(this.CONSUME(t.Name));
        settings.push({ key, value: this.SUBRULE(this.value) });
        this.OPTION(() => this.CONSUME(t.Comma));
      },
    });
    this.CONSUME(t.BraceClose);
    return settings;
  });

  private readonly value = this.RULE('value', (): JdlValue => {
    const first = this.LA(1);
    const items: Word[] = [];
    const kind: JdlValue['kind'] = this.OR([
      {
        ALT: () => {
          this.CONSUME(t.Name);
          this.MANY(() => {
            this.CONSUME(t.Dot);
            this.CONSUME2(t.Name);
          });
          return 'word' as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.NumberToken);
          return 'number' as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.Text);
          return 'text' as const;
        },
      },
      {
        ALT: () => {
          this.CONSUME(t.BracketOpen);
          this.MANY_SEP({ SEP: t.Comma, DEF: () => items.push(this.SUBRULE(this.listItem)) });
          this.CONSUME(t.BracketClose);
          return 'list' as const;
        },
      },
    ]);
    const at = this.#span(first, this.LA(0));
    const text = this.#source.text.slice(at.range.start.offset, at.range.end.offset);
    return { kind, text: kind === 'text' ? text.replaceAll('"', '') : text.replace(/\s+/g, ' '), items, at };
  });

  private readonly listItem = this.RULE('listItem', (): Word =>
    this.OR([
      { ALT: () => this.#word(this.CONSUME(t.Name)) },
      { ALT: () => this.#word(this.CONSUME(t.NumberToken)) },
      { ALT: () => this.#unquoted(this.CONSUME(t.Text)) },
    ]),
  );

  /** The recorder of Chevrotain calls rules without arguments. */
  #add<T>(list: T[] | undefined, value: T): void {
    this.ACTION(() => list?.push(value));
  }

  /** A declaration that holds others begins here, so that the one before it lacks its brace. */
  #atBlock(): boolean {
    const [first, second, third] = [this.LA(1), this.LA(2), this.LA(3)];
    if (first.tokenType === t.Application || first.tokenType === t.Deployment) return second.tokenType === t.BraceOpen;
    return BLOCKS.has(first.tokenType) && third.tokenType === t.BraceOpen;
  }

  /** A declaration begins here; asked of the next token while skipping. */
  #atDeclaration(): boolean {
    const [before, token, next] = [this.LA(0), this.LA(1), this.LA(2)];
    if ((before.endLine ?? 0) >= (token.startLine ?? 0)) return false;
    const column = token.startColumn ?? 1;
    const starts = BLOCKS.has(token.tokenType) || STARTS.has(token.tokenType);
    return (starts && column === 1) || this.#atBlock() || (next.tokenType === t.Equals && column === 1);
  }

  #atValidation(): boolean {
    const { tokenType } = this.LA(1);
    if (tokenType === t.Required || tokenType === t.Unique) return true;
    const bounded = tokenType === t.Pattern || tokenType.CATEGORIES?.includes(t.Bounded) === true;
    return bounded && this.LA(2).tokenType === t.ParenOpen;
  }

  /** A word on the line of the field's type with no type of its own after it: a validation that does not exist. */
  #atStrayValidation(): boolean {
    const [before, token, next] = [this.LA(0), this.LA(1), this.LA(2)];
    if (!isName(token) || (before.endLine ?? 0) !== token.startLine) return false;
    return (
      !isName(next) ||
      next.startLine !== token.startLine ||
      next.tokenType === t.Required ||
      next.tokenType === t.Unique
    );
  }

  #commaAhead(): IToken | undefined {
    return this.LA(1).tokenType === t.Comma ? this.LA(1) : undefined;
  }

  #around(
    first: IToken,
    last: IToken,
    comma?: IToken,
  ): { documentation?: string | undefined; comments: readonly string[] } {
    return this.#comments?.around(first, last, comma) ?? { comments: [] };
  }

  #word(token: IToken): Word {
    return { text: token.image, at: this.#at(token) };
  }

  #unquoted(token: IToken): Word {
    return { text: token.image.replaceAll('"', ''), at: this.#at(token) };
  }

  #at(token: IToken): Location {
    return this.#span(token, token);
  }

  #span(first: IToken, last: IToken): Location {
    return this.#source.location(first.startOffset, (last.endOffset ?? last.startOffset) + 1);
  }
}

const BLOCKS: ReadonlySet<TokenType> = new Set([t.Entity, t.Enum, t.Relationship, t.Application, t.Deployment]);
const STARTS: ReadonlySet<TokenType> = new Set(
  t.TOKENS.filter(
    (type) =>
      type === t.Use ||
      type === t.At ||
      type.CATEGORIES?.some((each) => each === t.UnaryOption || each === t.BinaryOption),
  ),
);

function isName(token: IToken): boolean {
  return token.tokenType === t.Name || token.tokenType.CATEGORIES?.includes(t.Name) === true;
}
