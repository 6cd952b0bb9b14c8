/** Where a fact comes from. */
export type ArticleSource = {
  /** Whose words, and where they stand. */
  readonly source: string
  /** ISO dates. */
  readonly seen: string
  readonly reviewBy: string
}

/** What belongs to an article beside its words. */
export type Article = {
  /** Articles on what is near, by id. */
  readonly related: readonly string[]
  /** Dialogs that it may lead to. */
  readonly dialogs: readonly string[]
  readonly sources: readonly ArticleSource[]
  /** The day (ISO) by which somebody must read it again. */
  readonly reviewBy: string
}

/** Every article, by id. */
export type Articles = Readonly<Record<string, Article>>
