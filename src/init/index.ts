/** The door of this room: a few answers → the files of a new system. */
export { initialFiles, TEMPLATES, type Answers, type NewFile, type Template } from './files.ts';
export { problemOfName, problemOfPackage, suggestedName, suggestedPackage } from './names.ts';
export { standing, writeNew } from './write.ts';
