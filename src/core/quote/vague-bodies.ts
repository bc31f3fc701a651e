/** Nouns that only mean some body named elsewhere; where none is found, nobody can tell which. */
export const VAGUE_BODY =
  /^(?:company|firm|force|retailer|insurer|airline|agency|group|organi[sz]ation|body|institution|\p{L}*stelle|einrichtung|instanz|institut|unternehmen|konzern|firma|\p{L}*krankenhaus|büro|haus|entreprise|société|groupe|agence|établissement|organisme|organisation|institution|régie|label|maison|enseigne|compagni|biur|instytu|redakcj|firm|spółk|agencj|organizacj|placówk|szkoł|ratusz|компан|агентств|агенці|організац|организац|установ|учрежден|редакц|школ|фірм|фирм|підприємств|предприят)/u;
/** Those that only alone tell nothing: «l’opérateur», where «l’opérateur du réseau» says which. */
export const VAGUE_ALONE =
  /^(?:opérateur|exploitant|fournisseur|bailleur|transporteur|collectif|collectivité|plateforme|gestionnaire|constructeur|fabricant|assureur|distributeur|association|syndicat|fondation|fédération|mouvement|ong|club|juridiction|interprofession)$/u;
