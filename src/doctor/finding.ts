/** What was found out about one thing that msac, or what it writes, works with. */
export interface Finding {
  /** What people call it: `JDK`. */
  readonly name: string;
  /** `missing` also stands for one that is there but of no use: `advice` says why. */
  readonly status: 'ok' | 'missing';
  /** Whether `msac build` or `msac run` cannot do without it. */
  readonly required: boolean;
  /** What it is for, as the end of "needed to …". */
  readonly neededTo: string;
  /** What is there, one line each: a version, where it is, whether it is the one that is used. */
  readonly found: readonly string[];
  /** What to do about one that is missing: sentences, or a command. */
  readonly advice?: string;
}

/** The machine that is looked at. */
export interface Machine {
  readonly platform: NodeJS.Platform;
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Folders that JDKs are usually installed into, each with one JDK a folder. */
  readonly jdkFolders: readonly string[];
}
