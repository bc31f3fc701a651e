import { type Gender, type Grammar, wordPattern, wordSet } from './grammar.ts';

/** French of agencies (straight marks) and papers (guillemets with spaces). */
export const FRENCH: Grammar = {
  language: 'fr',
  cue: wordPattern(
    `accus admet admis affirm ajout alert analys annon[cç] appel argu assén assèn assur attest avanc avert averti avou balay
    bougonn brocard chuchot cit clam command comment conclu conclut concéd concèd confess confi confirm conseill considèr considér rappell
    constat contest corrig cri critiqu croi croit croyait décid déclar décrit défend demand démenti démen dénonc déplor détaill devin
    dévoil dit dis disait dire écri écrit écrivait écriv éclair émerveill énum énumèr espèr espér estim étonn évalu évoqu exig explicit expliqu expos
    expriméx extasi fanfaronn félicit fulmin gliss grond grommel hurl hasard ignor implor indiqu indign insist interrog invit
    ironis jug jur justifi lâch lanc lit lis lu lire maintien maintenu martel martèl menac met mentionn minimis moqu murmur
    mutin narr not observ objet objecte ordonn opin pens persifl peut plaid plaisant plaint poursui poursuit précis prédit prévien prévenu proclam
    promet promis propos protest raconte raconté racont raill rapport rappel rassur réagi réagit réaffirm recommand reconn reconnaît reconnu
    redout réfut regrett réitér relat relativis relev remarqu répèt répét répli repli répond répondu répondait répon réponse reproch résum rétorqu
    rêv révél ri rit rigol ronchonn sali salu sermonn signal soulign soupir sourit souri souvien souvient souvenu soutien soutenu souten suggér suggèr suppli tacl tempêt
    abond acquies balbuti bafouill bredouill cingl claironn contredi convien décrypt désapprouv diagnostiqu égrèn égren embray enchaîn enrag épingl exhort exult
    fustig gémi glouss grinc grogn inform interpell jubil lament maugré nuanc pest pointe pointé préconis pronostiqu questionn râl réclam renchéri renchériss ripost
    rugi scand souffle soufflé stipul surenchéri susurr temporis tonitru vilipend tempér témoign tonn tranch trouv twitt vant vitupér vocifér rapporté`,
    '(?:e|es|ent|é|ée|és|ait|aient|ant|er|a|it|t|ie|ite)?',
  ),
  verb: /^\p{Ll}{2,}(?:e|ent|ait|é|it|t|ut|d|aît)$/u,
  stopWords: wordSet(
    `le la les un une des du de au aux et ou mais donc or ni car que qui quoi dont où ce cet cette ces son sa ses leur leurs
    mon ma mes notre nos votre vos il elle ils elles on je tu nous vous ne pas plus moins très bien tout toute tous toutes
    même aussi encore déjà jamais toujours avec sans sous sur dans par pour vers chez entre depuis pendant avant après
    contre selon comme si quand lorsque puis alors ainsi ensuite enfin hier demain aujourd'hui lundi mardi mercredi jeudi
    vendredi samedi dimanche janvier février mars avril mai juin juillet août septembre octobre novembre décembre en à a
    est sont était été avait fait deux trois quatre cinq six sept huit neuf dix cent mille interrogé interrogée questionné
    questionnée présent absent visite selon malgré afin parce puisque quant rien quel quelle quelque chaque plusieurs
    certains autres autre prochain prochaine dernier propos premier première opération photo vidéo lire voir réponse
    questions question pas toute dès jusque jusqu lors d' l' s' n' qu' c' j' m' t'`,
  ),
  pronouns: { il: 'male', elle: 'female', ils: 'plural', elles: 'plural', on: 'neuter' },
  objectPronouns: wordSet('lui leur eux me te se nous vous le la les y en'),
  possessives: wordSet('son sa ses leur leurs mon ma notre'),
  prepositions: wordSet(
    `de du des d' à au aux avec sans sous sur dans par pour vers chez entre depuis pendant avant après contre en devant derrière
    malgré envers auprès lors parmi hors outre comme`,
  ),
  clauseWords: wordSet(
    "qui que qu' dont où quand lorsque lorsqu' comme si parce puisque tandis alors laquelle lequel",
  ),
  articles: wordSet("le la les l' un une des"),
  indefinite: wordSet('un une des certains plusieurs deux trois'),
  role: wordPattern(
    `président ministre premier-ministre chancelier secrétaire député sénateur sénatrice gouverneur préfet préfète sous-préfet maire adjoint
    conseiller conseillère élu ambassadeur ambassadrice diplomate consul porte-parole chef cheffe directeur directrice patron patronne dirigeant
    responsable gérant commissaire commandant commodore général colonel capitaine lieutenant sergent amiral officier soldat militaire procureur procureure avocat
    juge magistrat roi reine prince princesse pape évêque archevêque imam rabbin prêtre curé pasteur médecin docteur chirurgien
    chirurgienne infirmier infirmière urgentiste professeur professeure enseignant instituteur institutrice étudiant élève chercheur chercheuse scientifique
    historien historienne économiste analyste expert spécialiste ingénieur ingénieure architecte inspecteur inspectrice policier policière gendarme pompier
    pêcheur agriculteur agricultrice éleveur éleveuse viticulteur viticultrice vigneron vigneronne boulanger boulangère boucher cuisinier cuisinière chauffeur
    conducteur conductrice pilote marin mineur ouvrier ouvrière électricien plombier charpentier auteur autrice auteure écrivain écrivaine romancier romancière
    poète journaliste reporter rédacteur rédactrice éditeur éditrice animateur animatrice photographe réalisateur réalisatrice producteur productrice
    acteur actrice comédien comédienne chanteur chanteuse musicien musicienne compositeur peintre artiste sculpteur sculptrice galeriste critique
    entraîneur joueur joueuse athlète fondateur fondatrice propriétaire entrepreneur entrepreneuse banquier négociant comptable armateur
    témoin victime rescapé suspect accusé militant bénévole organisateur organisatrice coordinateur coordinatrice leader vice-président
    adjointe conseillère délégué négociateur négociatrice médiateur médiatrice fonctionnaire candidat homologue collègue second recteur rectrice
    voisin habitant riverain commerçant gardien gardienne bibliothécaire traducteur traductrice interprète vétérinaire jardinier jardinière
    dentiste pharmacien pharmacienne psychologue sociologue météorologue géologue biologiste physicien astronaute contrôleur contrôleuse
    syndicaliste parlementaire politicien eurodéputé garde berger bergère apiculteur apicultrice chasseur secouriste sauveteur postier facteur factrice
    mère père retraité veuve veuf restaurateur restauratrice hôtelier aubergiste coiffeur couturière greffier président-directeur pdg chef\\p{L}*
    représentant représentante ailier pilier talonneur attaquant défenseur buteur manager supporter supportrice passager passagère client cliente touriste visiteur visiteuse spectateur spectatrice manifestant manifestante réfugié migrant
    détenu patient patiente parent lecteur lectrice électeur électrice acheteur vendeur vendeuse prévenu prévenue condamné plaignant plaignante paroissien paroissienne fidèle couvreur menuisier maçon serrurier couturier
    cordonnier horloger moine religieuse caissier caissière sage-femme aide-soignant aide-soignante inventeur chimiste mathématicien philosophe investisseur promoteur actionnaire attaché rapporteur rapporteure barman serveur
    coach sélectionneur sélectionneuse meneur meneuse sprinteur sprinteuse coureur coureuse skieur skieuse nageur nageuse boxeur boxeuse judoka navigateur navigatrice skipper skippeuse rugbyman tennisman
    footballeur footballeuse handballeur handballeuse basketteur basketteuse champion championne médaillé médaillée usager usagère piéton piétonne livreur livreuse éboueur ambulancier ambulancière
    brancardier brancardière assistant assistante éducateur éducatrice proviseur proviseure surveillant surveillante bâtonnier bâtonnière huissier huissière notaire substitut assesseur juré jurée édile
    trésorier trésorière brigadier brigadière adjudant adjudante caporal caporale légionnaire démineur démineuse plongeur plongeuse soudeur soudeuse artisan artisane carreleur carreleuse luthier luthière
    potier potière opticien opticienne buraliste libraire épicier épicière fromager fromagère poissonnier poissonnière maraîcher maraîchère charcutier charcutière pâtissier pâtissière traiteur
    brasseur brasseuse sommelier sommelière cafetier cafetière tenancier tenancière forain foraine marchand marchande antiquaire brocanteur brocanteuse céréalier céréalière \\p{L}+culteur \\p{L}+cultrice
    forestier forestière bûcheron bûcheronne paysan paysanne fermier fermière saunier saunière batelier batelière grutier grutière aiguilleur aiguilleuse hôtesse steward sapeur
    \\p{L}{3,}(?<!ortho|para|télé|auto|épi)graphe \\p{L}{3,}icien \\p{L}{3,}icienne astronome agronome \\p{L}{3,}thérapeute \\p{L}{3,}iatre kiné ostéopathe soignant soignante réanimateur réanimatrice puéricultrice nounou nourrice
    doctorant doctorante associé associée cofondateur cofondatrice coprésident coprésidente codirecteur codirectrice coordonnateur coordonnatrice créateur créatrice concepteur conceptrice designer développeur développeuse
    blogueur blogueuse influenceur influenceuse chroniqueur chroniqueuse présentateur présentatrice régisseur régisseuse metteur metteuse danseur danseuse dessinateur dessinatrice rappeur rappeuse compositrice
    opposant opposante dissident dissidente émissaire envoyé envoyée combattant combattante milicien milicienne otage prisonnier prisonnière déplacé déplacée exilé exilée survivant survivante sinistré sinistrée
    membre adhérent adhérente sociétaire gréviste intérimaire saisonnier saisonnière chômeur chômeuse bachelier bachelière maman papa aumônier diacre cardinal nonce
    serveuse lauréat lauréate apprenti apprentie stagiaire lycéen lycéenne collégien collégienne écolier arbitre rival rivale enquêteur enquêtrice locataire abbé vicaire ancien-ministre doyen doyenne hydrologue \\p{L}{3,}(?<!cata|dia|mono|homo|épi)logue \\p{L}{4,}iste
    proche employé employée salarié salariée agent cadre archiviste conservateur conservatrice commissaire-priseur cheminot docker routier mécanicien technicien technicienne guide moniteur meunier`,
    '(?:e|s|es|ne)?',
  ),
  genericRole:
    wordPattern(`homme femme dame monsieur garçon fille retraité retraitée quinquagénaire sexagénaire septuagénaire octogénaire quadragénaire
    trentenaire intéressé intéressée élu élue responsable politique politicien dirigeant dirigeante jeune marin`),
  relation: wordPattern(
    'épouse femme mari époux frère sœur soeur fils fille mère père compagnon compagne veuve veuf cousin cousine beau-frère belle-sœur beau-père belle-mère gendre oncle tante neveu nièce grand-mère grand-père cadet cadette aîné aînée',
  ),
  organisation: wordPattern(
    `ministère gouvernement commission conseil comité armée marine police gendarmerie préfecture mairie rectorat parquet tribunal cour
    banque syndicat parti entreprise société groupe agence compagnie ambassade institut fondation association fédération autorité
    administration université hôpital musée église ong ligue alliance parlement assemblée sénat union kremlin élysée matignon
    coalition état-major centre réseau opérateur service bureau chambre cabinet direction école régie collectif otan onu ue
    communauté municipalité république région département office observatoire consortium exploitant constructeur organisation institution maison label enseigne chaîne marque filiale instance présidence exécutif chancellerie secours pompiers
    club commune métropole agglomération intercommunalité académie diocèse évêché douane intersyndicale confédération barreau groupement coordination samu bercy beauvau pentagone
    transporteur bailleur assureur distributeur fournisseur fabricant start-up pme inspection délégation rédaction croix-rouge secrétariat autorités organisateurs ministres diplomatie établissement organisme syndicat mutuelle coopérative fonds caisse clinique maternité lycée collège faculté mouvement juridiction unité laboratoire brigade
    régiment bataillon paroisse archevêché plateforme messagerie hébergeur avionneur énergéticien équipementier grossiste raffinerie aciérie papeterie foncière gestionnaire concessionnaire délégataire
    câblo-opérateur voyagiste croisiériste logisticien aéroport interprofession collectivité agglo haut-commissariat commissariat orphelinat refuge conservatoire opéra orchestre théâtre radio télévision régulateur
    think-tank consistoire synode`,
    's?',
  ),
  bodyAgain: wordPattern(
    `établissement organisme régie instance label maison enseigne chaîne marque entreprise société groupe agence ministère organisation institution compagnie syndicat association administration ambassade parti ong
    collectif fondation fédération confédération centrale bailleur fournisseur transporteur opérateur exploitant constructeur fabricant distributeur assureur gestionnaire concessionnaire délégataire énergéticien
    avionneur voyagiste croisiériste grossiste hébergeur start-up pme coopérative mutuelle plateforme messagerie club interprofession collectivité mouvement juridiction unité université école collège lycée hôpital clinique musée banque autorité institut observatoire fonds régulateur`,
    's?',
  ),
  document: wordPattern(
    `lettre rapport panneau banderole pancarte affiche note document texte article règlement alinéa contrat plainte notice brochure graffiti tag sms texto avis tribune procès-verbal manifeste bulletin synthèse audit étiquette jugement verdict arrêt inscription étude courrier
    accord pacte convention arrêté décret circulaire ordonnance charte courriel mail mémo mémorandum journal carnet protocole résolution traité tract autocollant réquisitoire message plaque écriteau pétition slogan`,
    's?',
  ),
  statement: wordPattern('communiqué déclaration post tweet publication commentaire', 's?'),
  anonymous: wordPattern(
    'source interlocuteur interlocutrice témoin passant passante entourage initié connaisseur',
    's?',
  ),
  label: wordPattern(
    `dit dite dits dites baptisé\\p{L}* surnommé\\p{L}* intitulé\\p{L}* appelé\\p{L}* nommé\\p{L}* appelle nomme titre nom loi plan opération mission exercice film livre roman chanson album
    pièce série programme projet campagne navire pétrolier bateau cargo voilier ferry yacht exposition concert festival slogan devise mot mots
    terme expression journal magazine groupe mouvement collectif système missile drone tableau recueil soi-disant qualifié\\p{L}* jugeait juge jouer joueront`,
  ),
  accordingTo: ['selon', "d'après", 'pour', 'aux yeux de', 'd’après'],
  courtesy: {
    m: 'male',
    mme: 'female',
    mlle: 'female',
    monsieur: 'male',
    madame: 'female',
    maître: 'any',
    me: 'any',
  },
  recall:
    /^(?:pour rappel|rappelons|auparavant|en (?:janvier|février|mars|avril|mai|juin|juillet|août|septembre|octobre|novembre|décembre) dernier|l'an dernier|déjà)/iu,
  genderOfVerb: () => 'any',
  genderOfRole: genderOfFrenchRole,
  isInflected: false,
};

function genderOfFrenchRole(lower: string, before: string): Gender {
  if (before === 'la' || before === 'une' || before === 'cette') return 'female';
  if (before === 'le' || before === 'un' || before === 'ce') return 'male';
  if (before === 'les' || before === 'des' || before === 'ces') return 'plural';
  if (/(?:[^aiou]s)$/u.test(lower) && !/^(?:fils)$/u.test(lower)) return 'plural';
  if (
    /^(?:frère|père|maire|ministre|juge|arbitre|libraire|notaire|locataire|adversaire|propriétaire|commissaire|secrétaire|fonctionnaire)$/u.test(
      lower,
    )
  )
    return /^(?:frère|père)$/u.test(lower) ? 'male' : 'any';
  if (
    /(?:trice|euse|ière|ienne|ouse|femme|sœur|mère|fille|veuve|tante|ée|ate|ante|onne|elle|ère|cheffe)$/u.test(
      lower,
    )
  )
    return 'female';
  if (/(?:teur|eur|ien|ier|frère|père|fils|mari|époux|oncle|ant|at|é|on)$/u.test(lower))
    return 'male';
  return 'any';
}
