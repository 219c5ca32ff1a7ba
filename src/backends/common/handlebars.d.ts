/** The run-time half of Handlebars, whose own declaration says nothing of what it holds. */
declare module 'handlebars/runtime.js' {
  import type Handlebars from 'handlebars';

  const runtime: Pick<typeof Handlebars, 'template'>;
  export default runtime;
}
