// In place of `string-width`, whose Unicode tables cost a fifth of the start of `msac check`: yargs measures its help with it,
// which is hardly ever printed. What is smaller is not made ready before it is asked for, either (1 ms), which plain text does not need.
const PLAIN = /^[ -~]*$/;

module.exports = (text) =>
  PLAIN.test(text) ? text.length : require('../node_modules/fast-string-width/dist/index.js').default(text);
