/** The run-time half of Handlebars, whose own declaration says nothing of what it holds. */
declare module 'handlebars/runtime.js' {
  const runtime: Pick<typeof import('handlebars'), 'template'>;
  export default runtime;
}
