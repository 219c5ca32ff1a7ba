import type { JdlRelationship } from './model.ts';

/**
 * The fields that a relationship gives to its entities, as JHipster names them: the source always has one; the target
 * only when it is named, when neither is, or when an annotation is to apply to it.
 */
export function fieldNamesOf({ from, to }: JdlRelationship): {
  readonly from: string;
  readonly to: string | undefined;
} {
  const neither = !from.field && !to.field;
  const bidirectional = to.field !== undefined || neither || from.annotations.length > 0;
  return {
    from: lowerFirst(from.field?.text ?? to.entity.text),
    to: bidirectional ? lowerFirst(to.field?.text ?? from.entity.text) : undefined,
  };
}

export function lowerFirst(name: string): string {
  return name.charAt(0).toLowerCase() + name.slice(1);
}
