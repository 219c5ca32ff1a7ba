/** A file as the caller has read it. */
export interface TextFile {
  /** As messages name it. */
  readonly path: string;
  readonly text: string;
}

/** A file of JDL; or the `.yo-rc.json` of an application, with the files of its entities. */
export type JdlInput =
  | ({ readonly kind: 'jdl' } & TextFile)
  | ({ readonly kind: 'yo-rc'; readonly entities: readonly TextFile[] } & TextFile);
