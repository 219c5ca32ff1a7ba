/**
 * A pure function of one object that works each out only once. The model never changes, so neither does the answer; it
 * goes when the object does.
 */
export function remembered<Input extends object, Output>(work: (input: Input) => Output): (input: Input) => Output {
  const known = new WeakMap<Input, { readonly output: Output }>();
  return (input) => {
    let answer = known.get(input);
    if (!answer) known.set(input, (answer = { output: work(input) }));
    return answer.output;
  };
}
