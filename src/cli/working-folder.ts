/**
 * To be imported before everything else: some libraries ask for the working folder while they are loaded, and would end
 * the process with a stack trace where it has been deleted.
 */
try {
  process.cwd();
} catch {
  process.stderr.write('msac: the folder that you are in was deleted. Change to one that is there.\n');
  process.exit(2);
}
