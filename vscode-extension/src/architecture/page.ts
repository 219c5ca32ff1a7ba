import * as vscode from 'vscode';

/** The document of the view. All that it does is in its script and its style sheet; nothing else may be loaded. */
export function pageOf(webview: vscode.Webview, folder: vscode.Uri): string {
  const script = webview.asWebviewUri(vscode.Uri.joinPath(folder, 'page.js')).toString();
  const style = webview.asWebviewUri(vscode.Uri.joinPath(folder, 'style.css')).toString();
  // The picture brings its own style sheet.
  const policy = `default-src 'none'; script-src ${webview.cspSource}; style-src ${webview.cspSource} 'unsafe-inline'`;
  return `<!DOCTYPE html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta http-equiv="Content-Security-Policy" content="${policy}" />
    <link rel="stylesheet" href="${style}" />
    <title>Architecture</title>
  </head>
  <body>
    <header>
      <nav aria-label="What is shown"></nav>
      <label class="search">
        <input type="search" placeholder="Search" aria-label="Search the diagram" spellcheck="false" />
        <output></output>
      </label>
      <div class="buttons" role="toolbar" aria-label="Diagram">
        <button data-do="out" title="Zoom out (−)" aria-label="Zoom out">−</button>
        <button data-do="fit" title="Fit to the view (0)" class="level">100%</button>
        <button data-do="in" title="Zoom in (+)" aria-label="Zoom in">+</button>
        <button data-do="svg" title="Export as SVG">SVG</button>
        <button data-do="mermaid" title="Export as Mermaid">Mermaid</button>
      </div>
    </header>
    <p class="notice" role="status" hidden></p>
    <main></main>
    <script src="${script}"></script>
  </body>
</html>`;
}
