// In the place of node:fs, in a browser: what is read there is handed over (language-server/src/handed-storage.ts).
function missing() {
  throw Object.assign(new Error('There is no disk.'), { code: 'ENOENT' });
}

export { missing as readFileSync, missing as readdirSync, missing as statSync };
