import type {
  JdlAnnotation,
  JdlEntity,
  JdlEnum,
  JdlEnumValue,
  JdlField,
  JdlModel,
  JdlRelationship,
  JdlSide,
  JdlValidation,
  Word,
  Writable,
} from '../model.ts';
import { ParserBase } from './base.ts';
import * as t from './tokens.ts';

/** Entities, enums and relationships. */
export abstract class DataParser extends ParserBase {
  protected readonly entity = this.RULE('entity', (): JdlEntity => {
    const first = this.LA(1);
    const annotations: JdlAnnotation[] = [];
    this.MANY(() => annotations.push(this.SUBRULE(this.annotation)));
    this.CONSUME(t.Entity);
    const name = this.word(this.CONSUME(t.Name));
    const commented = this.around(first, this.LA(0));
    const entity: Writable<JdlEntity> = { ...commented, name, annotations, fields: [], lastComments: [], comments: [] };
    this.OPTION(() => {
      this.CONSUME(t.ParenOpen);
      entity.table = this.word(this.CONSUME2(t.Name));
      this.CONSUME(t.ParenClose);
    });
    this.OPTION2(() => {
      this.CONSUME(t.BraceOpen);
      this.MANY2({
        GATE: () => !this.atBlock(),
        DEF: () => entity.fields.push(this.SUBRULE(this.field)),
      });
      this.ACTION(() => entity.lastComments.push(...(this.comments?.before(this.LA(1)) ?? [])));
      this.CONSUME(t.BraceClose);
    });
    const after = this.around(this.LA(0), this.LA(0));
    return { ...entity, comments: [...commented.comments, ...after.comments] };
  });

  protected readonly field = this.RULE('field', (): JdlField => {
    const first = this.LA(1);
    const annotations: JdlAnnotation[] = [];
    const validations: JdlValidation[] = [];
    this.MANY(() => annotations.push(this.SUBRULE(this.annotation)));
    const name = this.word(this.CONSUME(t.Name));
    const type = this.word(this.CONSUME2(t.Name));
    this.MANY2({
      GATE: () => this.atValidation() || this.atStrayValidation(),
      DEF: () => {
        this.OR([
          { GATE: () => this.atValidation(), ALT: () => validations.push(this.SUBRULE(this.validation)) },
          { ALT: () => this.SUBRULE(this.strayValidation) },
        ]);
      },
    });
    const last = this.LA(0);
    const comma = this.OPTION(() => this.CONSUME(t.Comma));
    return { ...this.around(first, last, comma), name, type, annotations, validations };
  });

  protected readonly validation = this.RULE('validation', (): JdlValidation =>
    this.OR([
      { ALT: () => ({ name: this.word(this.CONSUME(t.Required)) }) },
      { ALT: () => ({ name: this.word(this.CONSUME(t.Unique)) }) },
      {
        ALT: () => {
          const name = this.word(this.CONSUME(t.Pattern));
          this.CONSUME(t.ParenOpen);
          const regex = this.CONSUME(t.Regex);
          this.CONSUME(t.ParenClose);
          return { name, value: { text: regex.image.slice(1, -1), at: this.locate(regex) } };
        },
      },
      {
        ALT: () => {
          const name = this.word(this.CONSUME(t.Bounded));
          this.CONSUME2(t.ParenOpen);
          const value = this.OR2([
            { ALT: () => this.word(this.CONSUME(t.NumberToken)) },
            { ALT: () => this.word(this.CONSUME(t.Name)) },
          ]);
          this.CONSUME2(t.ParenClose);
          return { name, value };
        },
      },
    ]),
  );

  /** A word that is no validation, with what stands in parentheses after it. */
  protected readonly strayValidation = this.RULE('strayValidation', (): void => {
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

  protected readonly enumeration = this.RULE('enum', (): JdlEnum => {
    const first = this.CONSUME(t.Enum);
    const name = this.word(this.CONSUME(t.Name));
    const commented = this.around(first, this.LA(0));
    const values: JdlEnumValue[] = [];
    this.CONSUME(t.BraceOpen);
    this.MANY({ GATE: () => !this.atBlock(), DEF: () => values.push(this.SUBRULE(this.enumValue)) });
    this.CONSUME(t.BraceClose);
    const after = this.around(this.LA(0), this.LA(0));
    return { ...commented, comments: [...commented.comments, ...after.comments], name, values };
  });

  protected readonly enumValue = this.RULE('enumValue', (): JdlEnumValue => {
    const first = this.CONSUME(t.Name);
    let label: Word | undefined;
    this.OPTION(() => {
      this.CONSUME(t.ParenOpen);
      label = this.OR([
        { ALT: () => this.unquoted(this.CONSUME(t.Text)) },
        { ALT: () => this.word(this.CONSUME2(t.Name)) },
      ]);
      this.CONSUME(t.ParenClose);
    });
    const last = this.LA(0);
    const comma = this.OPTION2(() => this.CONSUME(t.Comma));
    return { ...this.around(first, last, comma), name: this.word(first), label };
  });

  protected readonly relationships = this.RULE('relationship', (model: Writable<JdlModel>): void => {
    this.CONSUME(t.Relationship);
    const type = this.word(this.CONSUME(t.Name));
    this.CONSUME(t.BraceOpen);
    this.MANY({
      GATE: () => !this.atBlock(),
      DEF: () => this.add(model?.relationships, this.SUBRULE(this.relation, { ARGS: [type] })),
    });
    this.CONSUME(t.BraceClose);
  });

  protected readonly relation = this.RULE('relation', (type: Word): JdlRelationship => {
    const options: Word[] = [];
    const from = this.SUBRULE(this.side);
    this.CONSUME(t.To);
    const to = this.SUBRULE2(this.side);
    this.MANY(() => {
      this.CONSUME(t.With);
      options.push(this.word(this.CONSUME(t.Name)));
    });
    this.OPTION(() => this.CONSUME(t.Comma));
    return { type, from, to, options };
  });

  protected readonly side = this.RULE('side', (): JdlSide => {
    const first = this.LA(1);
    const annotations: JdlAnnotation[] = [];
    this.MANY(() => annotations.push(this.SUBRULE(this.annotation)));
    const side: Writable<JdlSide> = {
      comments: [],
      annotations,
      required: false,
      entity: this.word(this.CONSUME(t.Name)),
    };
    this.OPTION(() => {
      this.CONSUME(t.BraceOpen);
      side.field = this.word(this.CONSUME2(t.Name));
      this.OPTION2(() => {
        this.CONSUME(t.ParenOpen);
        side.display = this.word(this.CONSUME3(t.Name));
        this.CONSUME(t.ParenClose);
      });
      this.OPTION3(() => {
        this.CONSUME(t.Required);
        side.required = true;
      });
      this.CONSUME(t.BraceClose);
    });
    return { ...side, ...this.around(first, this.LA(0), this.commaAhead()) };
  });
}
