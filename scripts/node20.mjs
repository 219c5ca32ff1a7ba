// Chevrotain checks grammars with Object.groupBy, which Node has from version 21 on. Loaded with --import while the
// parser is generated; what we ship never runs those checks (see docs/decisions/0001-toolchain.md).
Object.groupBy ??= (items, keyOf) => {
  const groups = Object.create(null);
  let index = 0;
  for (const item of items) (groups[keyOf(item, index++)] ??= []).push(item);
  return groups;
};
