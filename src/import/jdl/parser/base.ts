import { EmbeddedActionsParser, type IToken, type TokenType } from 'chevrotain';
import { Source, type Location } from '../../../language/source.ts';
import type { Comments } from './comments.ts';
import type { EntityList, JdlAnnotation, JdlSetting, JdlValue, Word } from '../model.ts';
import { messages } from './messages.ts';
import * as t from './tokens.ts';

/** Words that do not belong where they stand; the parser goes on as if they were not there. */
export interface Stray {
  readonly where: 'declaration' | 'validation';
  readonly tokens: readonly IToken[];
}

/** What all parts of the grammar need: values, lists, places, comments, and where declarations begin. */
export abstract class ParserBase extends EmbeddedActionsParser {
  strays: Stray[] = [];
  protected source = new Source('', '');
  protected comments: Comments | undefined;

  constructor() {
    // Chevrotain's own checks of a grammar need Node 21, and time at each start.
    super(t.TOKENS, { recoveryEnabled: true, maxLookahead: 1, skipValidations: true, errorMessageProvider: messages });
  }

  /** Takes the next text. */
  take(source: Source, tokens: IToken[], comments: Comments): void {
    this.input = tokens;
    this.strays = [];
    this.source = source;
    this.comments = comments;
  }

  protected readonly annotation = this.RULE('annotation', (): JdlAnnotation => {
    this.CONSUME(t.At);
    const name = this.word(this.CONSUME(t.Name));
    let value: JdlValue | undefined;
    this.OPTION(() => {
      this.CONSUME(t.ParenOpen);
      value = this.SUBRULE(this.value);
      this.CONSUME(t.ParenClose);
    });
    return { name, value };
  });

  protected readonly settings = this.RULE('settings', (): JdlSetting[] => {
    const settings: JdlSetting[] = [];
    this.CONSUME(t.BraceOpen);
    this.MANY({
      GATE: () => !this.atBlock(),
      DEF: () => {
        const key = this.word(this.CONSUME(t.Name));
        settings.push({ key, value: this.SUBRULE(this.value) });
        this.OPTION(() => this.CONSUME(t.Comma));
      },
    });
    this.CONSUME(t.BraceClose);
    return settings;
  });

  protected readonly value = this.RULE('value', (): JdlValue => {
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
    const at = this.span(first, this.LA(0));
    const text = this.source.text.slice(at.range.start.offset, at.range.end.offset);
    return { kind, text: kind === 'text' ? text.replaceAll('"', '') : text.replace(/\s+/g, ' '), items, at };
  });

  protected readonly listItem = this.RULE('listItem', (): Word =>
    this.OR([
      { ALT: () => this.word(this.CONSUME(t.Name)) },
      { ALT: () => this.word(this.CONSUME(t.NumberToken)) },
      { ALT: () => this.unquoted(this.CONSUME(t.Text)) },
    ]),
  );

  protected readonly entityList = this.RULE('entityList', (): EntityList => {
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
          { ALT: () => names.push(this.word(this.CONSUME(t.Name))) },
        ]);
      },
    });
    const soleAll = names.length === 1 && names[0]?.text === 'all';
    return { all: all || soleAll, names: soleAll ? [] : names, except: [], at: this.span(first, this.LA(0)) };
  });

  /** The recorder of Chevrotain calls rules without arguments. */
  protected add<T>(list: T[] | undefined, value: T): void {
    this.ACTION(() => list?.push(value));
  }

  /** A declaration that holds others begins here, so that the one before it lacks its brace. */
  protected atBlock(): boolean {
    const [first, second, third] = [this.LA(1), this.LA(2), this.LA(3)];
    if (first.tokenType === t.Application || first.tokenType === t.Deployment) return second.tokenType === t.BraceOpen;
    return BLOCKS.has(first.tokenType) && third.tokenType === t.BraceOpen;
  }

  /** A declaration begins here; asked of the next token while skipping. */
  protected atDeclaration(): boolean {
    const [before, token, next] = [this.LA(0), this.LA(1), this.LA(2)];
    if ((before.endLine ?? 0) >= (token.startLine ?? 0)) return false;
    const column = token.startColumn ?? 1;
    const starts = BLOCKS.has(token.tokenType) || STARTS.has(token.tokenType);
    return (starts && column === 1) || this.atBlock() || (next.tokenType === t.Equals && column === 1);
  }

  protected atValidation(): boolean {
    const { tokenType } = this.LA(1);
    if (tokenType === t.Required || tokenType === t.Unique) return true;
    const bounded = tokenType === t.Pattern || tokenType.CATEGORIES?.includes(t.Bounded) === true;
    return bounded && this.LA(2).tokenType === t.ParenOpen;
  }

  /** A word on the line of the field's type with no type of its own after it: a validation that does not exist. */
  protected atStrayValidation(): boolean {
    const [before, token, next] = [this.LA(0), this.LA(1), this.LA(2)];
    if (!isName(token) || (before.endLine ?? 0) !== token.startLine) return false;
    return (
      !isName(next) ||
      next.startLine !== token.startLine ||
      next.tokenType === t.Required ||
      next.tokenType === t.Unique
    );
  }

  protected commaAhead(): IToken | undefined {
    return this.LA(1).tokenType === t.Comma ? this.LA(1) : undefined;
  }

  protected around(
    first: IToken,
    last: IToken,
    comma?: IToken,
  ): { documentation?: string | undefined; comments: readonly string[] } {
    return this.comments?.around(first, last, comma) ?? { comments: [] };
  }

  protected word(token: IToken): Word {
    return { text: token.image, at: this.locate(token) };
  }

  protected unquoted(token: IToken): Word {
    return { text: token.image.replaceAll('"', ''), at: this.locate(token) };
  }

  protected locate(token: IToken): Location {
    return this.span(token, token);
  }

  protected span(first: IToken, last: IToken): Location {
    return this.source.location(first.startOffset, (last.endOffset ?? last.startOffset) + 1);
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
