/** HTML 4 names of U+00A0 to U+00FF in order (HTML 4.01, section 24.2). */
const LATIN_1 = `
  nbsp iexcl cent pound curren yen brvbar sect uml copy ordf laquo not shy reg macr deg plusmn sup2 sup3 acute
  micro para middot cedil sup1 ordm raquo frac14 frac12 frac34 iquest Agrave Aacute Acirc Atilde Auml Aring AElig
  Ccedil Egrave Eacute Ecirc Euml Igrave Iacute Icirc Iuml ETH Ntilde Ograve Oacute Ocirc Otilde Ouml times Oslash
  Ugrave Uacute Ucirc Uuml Yacute THORN szlig agrave aacute acirc atilde auml aring aelig ccedil egrave eacute
  ecirc euml igrave iacute icirc iuml eth ntilde ograve oacute ocirc otilde ouml divide oslash ugrave uacute ucirc
  uuml yacute thorn yuml
`;

/** Other names with their code points: HTML 4.01, sections 24.3 and 24.4, and those of HTML 5 that European text uses. */
const OTHERS = `
  Tab 9 NewLine 10 excl 33 QUOT 34 quot 34 num 35 dollar 36 percnt 37 AMP 38 amp 38 apos 39 lpar 40 rpar 41 ast 42
  plus 43 comma 44 period 46 sol 47 colon 58 semi 59 LT 60 lt 60 equals 61 GT 62 gt 62 quest 63 commat 64 lsqb 91
  bsol 92 rsqb 93 lowbar 95 grave 96 lcub 123 verbar 124 vert 124 rcub 125 Abreve 258 abreve 259 Aogon 260 aogon
  261 Cacute 262 cacute 263 Ccaron 268 ccaron 269 Dstrok 272 dstrok 273 Eogon 280 eogon 281 Ecaron 282 ecaron 283
  Gbreve 286 gbreve 287 Idot 304 imath 305 inodot 305 Lstrok 321 lstrok 322 Nacute 323 nacute 324 Odblac 336
  odblac 337 OElig 338 oelig 339 Rcaron 344 rcaron 345 Sacute 346 sacute 347 Scedil 350 scedil 351 Scaron 352
  scaron 353 Tcedil 354 tcedil 355 Uring 366 uring 367 Udblac 368 udblac 369 Yuml 376 Zacute 377 zacute 378 Zdot
  379 zdot 380 Zcaron 381 zcaron 382 fnof 402 circ 710 tilde 732 Alpha 913 Beta 914 Gamma 915 Delta 916 Epsilon
  917 Zeta 918 Eta 919 Theta 920 Iota 921 Kappa 922 Lambda 923 Mu 924 Nu 925 Xi 926 Omicron 927 Pi 928 Rho 929
  Sigma 931 Tau 932 Upsilon 933 Phi 934 Chi 935 Psi 936 Omega 937 alpha 945 beta 946 gamma 947 delta 948 epsilon
  949 zeta 950 eta 951 theta 952 iota 953 kappa 954 lambda 955 mu 956 nu 957 xi 958 omicron 959 pi 960 rho 961
  sigmaf 962 sigma 963 tau 964 upsilon 965 phi 966 chi 967 psi 968 omega 969 thetasym 977 upsih 978 piv 982 ensp
  8194 emsp 8195 thinsp 8201 zwnj 8204 zwj 8205 lrm 8206 rlm 8207 dash 8208 hyphen 8208 ndash 8211 mdash 8212
  horbar 8213 lsquo 8216 rsquo 8217 rsquor 8217 lsquor 8218 sbquo 8218 ldquo 8220 rdquo 8221 rdquor 8221 bdquo
  8222 ldquor 8222 dagger 8224 Dagger 8225 bull 8226 hellip 8230 mldr 8230 permil 8240 prime 8242 Prime 8243
  lsaquo 8249 rsaquo 8250 oline 8254 frasl 8260 euro 8364 image 8465 numero 8470 weierp 8472 real 8476 trade 8482
  alefsym 8501 larr 8592 uarr 8593 rarr 8594 darr 8595 harr 8596 crarr 8629 lArr 8656 uArr 8657 rArr 8658 dArr
  8659 hArr 8660 forall 8704 part 8706 exist 8707 empty 8709 nabla 8711 isin 8712 notin 8713 ni 8715 prod 8719 sum
  8721 minus 8722 lowast 8727 radic 8730 prop 8733 infin 8734 ang 8736 and 8743 or 8744 cap 8745 cup 8746 int 8747
  there4 8756 sim 8764 cong 8773 asymp 8776 ne 8800 equiv 8801 le 8804 ge 8805 sub 8834 sup 8835 nsub 8836 sube
  8838 supe 8839 oplus 8853 otimes 8855 perp 8869 sdot 8901 lceil 8968 rceil 8969 lfloor 8970 rfloor 8971 lang
  9001 rang 9002 loz 9674 spades 9824 clubs 9827 hearts 9829 diams 9830 check 10003
`;

/** What bytes 128 to 159 are in windows-1252, which is what authors mean by `&#128;` to `&#159;` (WHATWG HTML, section 13.2.5.80). */
const WINDOWS_1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';

function readTable(): ReadonlyMap<string, string> {
  const table = new Map<string, string>();
  for (const [index, name] of LATIN_1.trim().split(/\s+/).entries()) {
    table.set(name, String.fromCharCode(160 + index));
  }
  const others = OTHERS.trim().split(/\s+/);
  for (let index = 0; index + 1 < others.length; index += 2) {
    table.set(others[index] ?? '', String.fromCodePoint(Number(others[index + 1])));
  }
  return table;
}
const NAMED = readTable();
const REFERENCE = /&(?:#(\d{1,8})|#x([0-9a-f]{1,7})|([a-z][a-z0-9]{1,31}));/gi;

/** The character that windows-1252 has at a code from 128 to 159. */
export function fromWindows1252(character: string): string {
  return WINDOWS_1252.charAt(character.charCodeAt(0) - 128);
}

function characterOf(codePoint: number): string {
  if (codePoint >= 128 && codePoint < 160) return WINDOWS_1252.charAt(codePoint - 128);
  const isCharacter = codePoint > 0 && codePoint <= 0x10ffff;
  // Halves of a pair are kept: feeds write an emoji as two references, which meet again in the string.
  return isCharacter ? String.fromCodePoint(codePoint) : '\uFFFD';
}

/**
 * The text with its character references (`&amp;`, `&#8220;`, `&mdash;`) turned into characters, once. A name that is
 * not known, or lacks its semicolon, stays as it is. `more` adds names: the entities that a document declares itself.
 */
export function decodeEntities(text: string, more?: ReadonlyMap<string, string>): string {
  if (!text.includes('&')) return text;
  return text.replace(
    REFERENCE,
    (whole: string, decimal?: string, hexadecimal?: string, name?: string) => {
      if (decimal !== undefined) return characterOf(Number(decimal));
      if (hexadecimal !== undefined) return characterOf(Number.parseInt(hexadecimal, 16));
      return NAMED.get(name ?? '') ?? more?.get(name ?? '') ?? whole;
    },
  );
}
