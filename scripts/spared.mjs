// What libraries do at every start, or for every node of a tree, for something that is not wanted here.
import { readFileSync } from 'node:fs';

/** By file: texts in it, and what stands there instead. */
const SPARED = {
  // picocolors is told whether there are colours; to ask for itself has Node make a stream (7 ms), which also makes a pipe not wait.
  'picocolors/picocolors.js': [['(p.stdout || {}).isTTY', 'false']],
  // A table of 65,536 numbers (1 ms) for what is quickly worked out for the few characters that are not of Latin 1.
  'lib/src/scan/lexer.js': [
    ['        initCharCodeToOptimizedIndexMap();', ''],
    [': charCodeToOptimizedIdxMap[charCode]', ': 255 + ~~(charCode / 255)'],
  ],
  'langium/lib/parser/parser-builder-base.js': [
    // To walk through the whole grammar tells that every rule of it can be reached (3 ms): langium-cli leaves out what cannot.
    ['getAllReachableRules(grammar, false)', 'new Set(grammar.rules)'],
    // Functions for the ways to go on were made anew each time that a rule is read, since it could be called with other
    // arguments: a quarter of all that a check makes. No rule of ours has any.
    [': () => ({});', ': () => ctx;'],
    [
      'return (args) => ctx.parser.alternatives(idx, methods.map(method => {',
      `let last, ways;
        return (args) => ctx.parser.alternatives(idx, ways && last === args ? ways : (last = args, ways = methods.map(method => {`,
    ],
    ['            return alt;\n        }));', '            return alt;\n        })));'],
    ...['optional', 'many'].map((name) => [
      `return (args) => ctx.parser.${name}(idx, {
            DEF: () => method(args),
            GATE: gate ? () => gate(args) : undefined
        });`,
      `let last, way;
        return (args) => ctx.parser.${name}(idx, way && last === args ? way : (last = args, way = {
            DEF: () => method(args),
            GATE: gate ? () => gate(args) : undefined
        }));`,
    ]),
  ],
  'langium/lib/parser/langium-parser.js': [
    // Room for what each node gets later, so that it need not be moved then.
    [
      'const node = { $type };',
      `const node = { $type, $cstNode: undefined, $container: undefined, $containerProperty: undefined, $containerIndex: undefined };`,
    ],
    [
      'for (const [name, existingValue] of Object.entries(source)) {',
      'for (const name in source) {\n            const existingValue = source[name];',
    ],
  ],
  'langium/lib/utils/ast-utils.js': [
    // No list of what each node has, and no function for each list in it.
    [
      `    for (const [name, value] of Object.entries(node)) {
        if (!name.startsWith('$')) {
            if (Array.isArray(value)) {
                value.forEach((item, index) => {
                    if (isAstNode(item)) {
                        item.$container = node;`,
      `    for (const name in node) {
        if (!name.startsWith('$')) {
            const value = node[name];
            if (Array.isArray(value)) {
                for (let index = 0; index < value.length; index++) {
                    const item = value[index];
                    if (isAstNode(item)) {
                        item.$container = node;`,
    ],
    [
      `                });
            }
            else if (isAstNode(value)) {
                value.$container = node;`,
      `                }
            }
            else if (isAstNode(value)) {
                value.$container = node;`,
    ],
  ],
  'pluralize/pluralize.js': [
    // Nearly every word comes to the last two of 33 rules: one expression for the others takes less to compile than each of them (2 ms).
    [
      'var len = rules.length;',
      `rules.any ??= new RegExp(rules.slice(2).map(([rule]) => rule.source).join('|'), 'i');
       var len = rules.any.test(word) ? rules.length : 2;`,
    ],
    // esbuild leaves regular expressions as they are.
    ['é', String.raw`\u00e9`],
  ],
  // The helpers of a template are wrapped once instead of each time that it is rendered: they are always the same here.
  'dist/cjs/handlebars/runtime.js': [
    [
      '    if (!options.partial) {',
      '    if (!options.partial && container.helpers) return;\n    if (!options.partial) {',
    ],
  ],
  // The words of yargs would be read from `locales/en.json` two folders above the program, where anybody's may lie. English has no need of it.
  'y18n/build/lib/index.js': [['if (shim.fs.readFileSync) {', 'if (false) {']],
};

/** Leaves that out of a bundle. A library that has changed ends the build: whoever takes it looks whether it is still so. */
export function spared() {
  const files = Object.keys(SPARED).map((file) =>
    file.replaceAll('.', String.raw`\.`).replaceAll('/', String.raw`[\\/]`),
  );
  return {
    name: 'spared',
    setup(bundler) {
      bundler.onLoad({ filter: new RegExp(`(?:${files.join('|')})$`) }, ({ path }) => {
        let contents = readFileSync(path, 'utf8');
        const file = Object.keys(SPARED).find((end) => path.replaceAll('\\', '/').endsWith(end));
        for (const [text, instead] of SPARED[file]) {
          if (contents.split(text).length !== 2) throw new Error(`${path} does not say ${text} any more.`);
          contents = contents.replace(text, () => instead);
        }
        return { contents };
      });
    },
  };
}
