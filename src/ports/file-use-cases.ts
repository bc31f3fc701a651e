/** One difference between the store and the files. */
export interface PlanLine {
  readonly kind: 'watch' | 'feed' | 'concept';
  readonly change: 'add' | 'change' | 'remove';
  readonly name: string;
  /** What differs, `key: before -> after`, a line each. */
  readonly details: readonly string[];
}

/** The store beside the files in config/. */
export interface FileUseCases {
  /** What would have to change in the store to equal the files. */
  planApply(): Promise<readonly PlanLine[]>;
  apply(): Promise<readonly PlanLine[]>;
  /** The store's watches, feeds and concepts as the texts of their files, by file name. */
  exportFiles(): Promise<Readonly<Record<string, string>>>;
}
