/**
 * What a full-text index is asked, in words of the analyser's search column. It finds at least what the query
 * matches, so the index finds candidates and the matcher decides.
 */
export type CandidateQuery =
  | { readonly kind: 'word'; readonly token: string }
  | { readonly kind: 'prefix'; readonly token: string }
  | { readonly kind: 'phrase'; readonly tokens: readonly string[] }
  | { readonly kind: 'and'; readonly parts: readonly CandidateQuery[] }
  | { readonly kind: 'or'; readonly parts: readonly CandidateQuery[] };
