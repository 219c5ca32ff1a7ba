/** The page of the architecture view: draws what it is told, and tells where it was clicked. */
import type { FromPage, ToPage } from '../src/architecture/messages.ts';
import { documentText } from '../../src/diagrams/svg/index.ts';
import { picture, type Picture } from '../../src/diagrams/svg/picture.ts';
import { Breadcrumb } from './breadcrumb.ts';
import { Canvas } from './canvas.ts';
import { byData, find } from './dom.ts';
import { Search } from './search.ts';

const editor = acquireVsCodeApi();
const tell = (message: FromPage): void => editor.postMessage(message);
const notice = find('.notice');
const stage = find('main');
const canvas = new Canvas(stage, find('.level'), (id) => tell({ type: 'reveal', id }));
const search = new Search(find('input'), find('output'), canvas);
const breadcrumb = new Breadcrumb(find('nav'), (of) => tell({ type: 'look', ...(of === undefined ? {} : { of }) }));

let shown: (ToPage & { type: 'draw' }) | undefined;
let drawn: Picture | undefined;
/** Pictures that were asked for: one that is overtaken while it is laid out is not shown. */
let asked = 0;

async function draw(message: ToPage & { type: 'draw' }): Promise<void> {
  const { system, of, graph, applications, declared, isStale, state } = message;
  asked += 1;
  const mine = asked;
  const isSamePlace = shown?.system === system && shown.of === of;
  const isSamePicture = isSamePlace && JSON.stringify(shown?.graph) === JSON.stringify(graph);
  shown = message;
  editor.setState(state);
  say(isStale ? 'The text has errors: this is the system as it was before them.' : undefined);
  breadcrumb.show(system, of, applications);
  const direction = directionHere();
  if (!isSamePicture || drawn?.direction !== direction) {
    const next = await picture(graph, direction);
    if (mine !== asked) return;
    drawn = next;
    paint(isSamePlace);
  }
  canvas.setDeclared(new Set(declared));
}

/** A column beside the text is higher than wide, and so is a picture that leads down. */
function directionHere(): Picture['direction'] {
  return stage.clientHeight > stage.clientWidth ? 'down' : 'right';
}

/** @param isSamePlace whether what is looked at stays where it is */
function paint(isSamePlace: boolean): void {
  if (!drawn) return;
  const enter = shown?.of === undefined ? new Set(shown?.applications) : new Set<string>();
  canvas.show(documentText(drawn, theme()), {
    keepsView: isSamePlace,
    enter,
    onEnter: (of) => tell({ type: 'look', of }),
  });
  search.again();
}

function theme(): 'light' | 'dark' {
  const { classList } = document.body;
  const isDark = classList.contains('vscode-dark') || classList.contains('vscode-high-contrast');
  return isDark && !classList.contains('vscode-high-contrast-light') ? 'dark' : 'light';
}

function say(text: string | undefined): void {
  notice.hidden = text === undefined;
  notice.textContent = text ?? '';
}

window.addEventListener('message', ({ data }: MessageEvent<ToPage>) => {
  switch (data.type) {
    case 'draw':
      void draw(data);
      break;
    case 'nothing':
      say(data.why);
      break;
    case 'highlight':
      canvas.highlight(data.id);
      break;
    case 'export':
      if (drawn) tell({ type: 'exported', svg: documentText(drawn) });
  }
});

for (const [name, act] of Object.entries({
  in: () => canvas.zoomBy(1.25),
  out: () => canvas.zoomBy(0.8),
  fit: () => canvas.fit(),
  svg: () => tell({ type: 'save', format: 'svg' }),
  mermaid: () => tell({ type: 'save', format: 'mermaid' }),
}))
  byData('do', name).addEventListener('click', act);

window.addEventListener('keydown', (event) => {
  if (event.target instanceof HTMLInputElement) return;
  if (event.key === '+') canvas.zoomBy(1.25);
  else if (event.key === '-') canvas.zoomBy(0.8);
  else if (event.key === '0') canvas.fit();
  else if (event.key === '/' || (event.key === 'f' && (event.ctrlKey || event.metaKey))) search.focus();
  else if (event.key === 'Escape' && shown?.of !== undefined) tell({ type: 'look' });
  else return;
  event.preventDefault();
});

new ResizeObserver(() => {
  if (shown && drawn && drawn.direction !== directionHere()) void draw(shown);
}).observe(stage);
new MutationObserver(() => paint(true)).observe(document.body, { attributes: true, attributeFilter: ['class'] });
tell({ type: 'ready' });
