/**
 * Words that stand in most items of their language: a query made of them alone is too broad, and they are the last to
 * be chosen as a key. Folded forms; en, uk, ru, pl, de, fr.
 */
export const COMMON_WORDS: ReadonlySet<string> = new Set(
  `a an and are as at be but by for from had has have he her his in is it its more new not of on one or said she that
   the their they this to up was we were which who will with would you after all also been can could first his into
   last no other out over people said says some than there two when year
   а або але без був була були було в вона вони все від він для до є з за зі і із й його їх її коли ми на над не ні о
   про по та так також те ти то того тому у це цей ця ці час через що щоб я як який яка які років року рік
   бы был была были было в во вот все вы где да до его ее если же за и из или их как когда ко кто ли мы на над не нет
   но о об он она они от по под при с со так также то того только ты у уже что чтобы это этот эта эти я году год года
   a ale bo by byl byla bylo co czy dla do go i ich jak jako jego jej jest juz ktora ktore ktory ma moze na nie o od
   oraz po przez przy sa sie tak takze tego ten to tym w we z za ze zostal roku rok lat
   aber als am an auch auf aus bei bis das dass dem den der des die durch ein eine einem einen einer er es fur hat
   haben ich ihr im in ist mit nach nicht noch nur oder sein seine sich sie sind so uber um und unter vom von vor war
   waren was wenn werden wie wird wurde zu zum zur jahr jahre
   a au aux avec c ce ces cette comme d dans de des du elle en entre est et ete il ils je la le les leur lui mais meme
   ne nous on ont ou par pas plus pour qu que qui s sa sans se ses son sont sur un une vous y ans annee`
    .split(/\s+/)
    .filter((word) => word !== ''),
);
