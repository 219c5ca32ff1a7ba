import type { IToken } from 'chevrotain';
import {
  emptyModel,
  type EntityList,
  type JdlApplication,
  type JdlConstant,
  type JdlDeployment,
  type JdlModel,
  type JdlOption,
  type Word,
  type Writable,
} from '../model.ts';
import { DataParser } from './data.ts';
import * as t from './tokens.ts';

/**
 * JDL's grammar. The model is built while parsing; it is complete only when there are neither errors nor strays.
 * Which settings, options, types and validations there are is not the grammar's to say, so that messages can tell.
 */
export class JdlParser extends DataParser {
  readonly file = this.RULE('file', (): JdlModel => {
    const model = { ...emptyModel(), header: [...(this.comments?.header(this.LA(1)) ?? [])] };
    this.MANY(() => this.SUBRULE(this.declaration, { ARGS: [model] }));
    return model;
  });

  protected readonly declaration = this.RULE('declaration', (model: Writable<JdlModel>): void => {
    this.OR([
      {
        GATE: () => this.LA(2).tokenType === t.Equals,
        ALT: () => this.add(model?.constants, this.SUBRULE(this.constant)),
      },
      { ALT: () => this.add(model?.entities, this.SUBRULE(this.entity)) },
      { ALT: () => this.add(model?.enums, this.SUBRULE(this.enumeration)) },
      { ALT: () => this.SUBRULE(this.relationships, { ARGS: [model] }) },
      { ALT: () => this.add(model?.applications, this.SUBRULE(this.application)) },
      { ALT: () => this.add(model?.deployments, this.SUBRULE(this.deployment)) },
      { ALT: () => this.add(model?.options, this.SUBRULE(this.optionLine)) },
      { ALT: () => this.SUBRULE(this.stray) },
    ]);
  });

  protected readonly constant = this.RULE('constant', (): JdlConstant => {
    const name = this.word(this.CONSUME(t.Name));
    this.CONSUME(t.Equals);
    return { name, value: this.word(this.CONSUME(t.NumberToken)) };
  });

  protected readonly stray = this.RULE('stray', (): void => {
    const tokens = [this.CONSUME(t.Any)];
    this.MANY({ GATE: () => !this.atDeclaration(), DEF: () => tokens.push(this.CONSUME2(t.Any)) });
    this.ACTION(() => this.strays.push({ where: 'declaration', tokens }));
  });

  protected readonly optionLine = this.RULE('optionLine', (): JdlOption => {
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
          this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => values.push(this.word(this.CONSUME(t.Name))) });
          this.CONSUME(t.For);
          list = this.SUBRULE3(this.entityList);
          return name;
        },
      },
    ]);
    const except: Word[] = [];
    this.OPTION(() => {
      this.CONSUME(t.Except);
      this.AT_LEAST_ONE_SEP2({ SEP: t.Comma, DEF: () => except.push(this.word(this.CONSUME2(t.Name))) });
    });
    return {
      name: this.word(name),
      values,
      at: this.span(first, this.LA(0)),
      list: { all: false, names: [], at: this.locate(first), ...list, except },
    };
  });

  protected readonly application = this.RULE('application', (): JdlApplication => {
    const first = this.CONSUME(t.Application);
    const commented = this.around(first, first);
    const application: Writable<JdlApplication> = {
      ...commented,
      comments: [...commented.comments],
      at: this.locate(first),
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
              this.AT_LEAST_ONE_SEP({ SEP: t.Comma, DEF: () => except.push(this.word(this.CONSUME(t.Name))) });
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

  protected readonly config = this.RULE('config', (application: Writable<JdlApplication>): void => {
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
        const at = this.span(first, this.LA(0));
        const text = this.source.text.slice(at.range.start.offset, at.range.end.offset).replace(/\s+/g, ' ');
        application.blueprints.push({ text, at });
      } else application.settings.push(...(settings ?? []));
    });
  });

  protected readonly deployment = this.RULE('deployment', (): JdlDeployment => {
    const first = this.CONSUME(t.Deployment);
    const commented = this.around(first, first);
    return { ...commented, at: this.locate(first), settings: this.SUBRULE(this.settings) };
  });
}
