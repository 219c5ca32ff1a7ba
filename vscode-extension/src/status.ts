import * as vscode from 'vscode';
import { State, type BaseLanguageClient } from 'vscode-languageclient';

/** Shows beside the language of `.msa` files whether the server is there, and offers what helps when it is not. */
export function showStatus(client: BaseLanguageClient): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('msac.server', { language: 'msa' });
  item.name = 'msa language server';
  const show = (state: State): void => {
    const isDown = state === State.Stopped || state === State.StartFailed;
    item.busy = state === State.Starting;
    item.severity = isDown ? vscode.LanguageStatusSeverity.Error : vscode.LanguageStatusSeverity.Information;
    item.text = TEXTS[state];
    item.detail = client.initializeResult?.serverInfo?.version ?? '';
    item.command = isDown
      ? { title: 'Restart', command: 'msac.restartServer' }
      : { title: 'Show output', command: 'msac.showOutput' };
  };
  show(client.state);
  return vscode.Disposable.from(
    item,
    client.onDidChangeState(({ newState }) => show(newState)),
  );
}

const TEXTS: Readonly<Record<State, string>> = {
  [State.Stopped]: 'msa language server is stopped',
  [State.StartFailed]: 'msa language server does not start',
  [State.Starting]: 'msa language server is starting',
  [State.Running]: 'msa language server',
};
