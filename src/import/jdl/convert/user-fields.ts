import type { JdlSide } from '../model.ts';
import { line, type Line } from '../msa.ts';
import type { Report } from '../report.ts';
import { relationModifiers } from './relation-annotations.ts';

/** The side of a relationship with users, or with their roles, that stands in an entity of the model. */
export interface UserSide {
  /** `OneToOne` and its like. */
  readonly type: string;
  readonly near: JdlSide;
  readonly far: JdlSide;
  readonly many: boolean;
  /** What the field is called; `undefined` when this side has none. Called once. */
  readonly name: (() => string) | undefined;
}

/** Lines for a field that points to a user. */
export function userField({ type, near, far, many, name }: UserSide, report: Report): readonly Line[] {
  const lines: Line[] = [];
  const at = near.field?.at ?? near.entity.at;
  const text = `${type} ${near.entity.text}${near.field ? `{${near.field.text}}` : ''} to ${far.entity.text}`;
  if (far.field)
    lines.push(
      remark(
        report.leftOut(far.field.at, `${far.entity.text}{${far.field.text}}`, 'users have no fields of their own here'),
      ),
    );
  if (name === undefined) return lines;
  if (far.entity.text === 'Authority' || many) {
    const why = many ? 'a field points to one user at most' : 'roles are words (`role`), no rows';
    lines.push(remark(report.leftOut(at, text, why)));
    return lines;
  }
  const notes = relationModifiers(far.annotations, { holdsKey: true, required: near.required }, report);
  if (near.display && !['id', 'login'].includes(near.display.text))
    notes.comments.push(report.leftOut(near.display.at, `(${near.display.text})`, 'of a user, people see the name'));
  const unique = type === 'OneToOne' ? ' unique' : '';
  lines.push(
    line(`${name()}: User${near.required ? '' : '?'}${unique}${notes.modifiers.map((each) => ` ${each}`).join('')}`, {
      documentation: near.documentation,
      comments: [...near.comments, ...notes.comments],
    }),
  );
  return lines;
}

/** A comment where a field would stand. */
function remark(comment: string): Line {
  return line('', { comments: [comment] });
}
