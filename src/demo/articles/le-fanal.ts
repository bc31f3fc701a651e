import type { DemoArticle } from '../article.ts';

/** Le Fanal: a paper, in French, Atom with whole articles. */
export const LE_FANAL: readonly DemoArticle[] = [
  {
    slug: 'pourparlers-geneve',
    minutesAgo: 69,
    title: 'À Genève, l’Ukraine et la Russie parlent d’un cessez-le-feu en mer',
    text: `Des délégations de l’Ukraine et de la Russie sont arrivées mardi à Genève pour des négociations sur un cessez-le-feu limité aux ports et à la navigation en mer Noire.
Les hôtes logent les deux camps dans les ailes opposées d’un ancien hôtel et portent les papiers de l’une à l’autre.
« Nous nous sommes entendus sur la forme de la table en n’en mettant pas », a expliqué le diplomate suisse Matthieu Corboz.
La cheffe de l’équipe ukrainienne, Larysa Onychko, a apporté les cartes de tous les quais d’Odessa à Izmaïl. « Nous parlons de grues et de remorqueurs, car une trêve commence par ce que l’on peut compter », a-t-elle déclaré.
Un premier document de quatre pages est attendu jeudi.
Les deux camps ont toutefois souligné que rien ne change à terre.`,
  },
  {
    slug: 'inspecteurs-zaporijjia',
    minutesAgo: 92,
    title: 'Les inspecteurs de l’AIEA ont rejoint la centrale nucléaire de Zaporijjia',
    text: `Une nouvelle équipe d’inspecteurs de l’AIEA est arrivée lundi à la centrale nucléaire de Zaporijjia, en Ukraine, avec une semaine de retard et à pied sur la fin du trajet.
L’équipe précédente y a passé 41 jours, neuf de plus que prévu.
« Elles et ils ont mérité de dormir », a déclaré Elena Marchetti, qui dirige la mission. Son rapport sur les bassins de refroidissement n’a, dit-elle, rien de confortable.
La centrale dépend d’une seule ligne depuis le début du mois. Deux générateurs sur vingt n’ont pas démarré lors de l’essai de samedi.
« Nous apprenons l’état de nos réacteurs par des visiteurs », a regretté le directeur adjoint de l’inspection ukrainienne, Bohdan Rakivskyi.
La relève suivante est prévue dans cinq semaines.
La radioactivité est toutefois normale à la clôture, et les six réacteurs sont froids.`,
  },
  {
    slug: 'ue-premier-groupe',
    minutesAgo: 105,
    title: 'L’UE ouvre un premier groupe de chapitres pour l’adhésion de l’Ukraine',
    text: `L’Union européenne a ouvert lundi le premier groupe de chapitres des négociations d’adhésion avec l’Ukraine, plus d’un an après le début de l’examen des lois.
Il s’agit des tribunaux, des marchés publics et de la statistique. Ces chapitres seront aussi les derniers à être clos.
« Qui commence par les juges a compris l’exercice », a dit la négociatrice de la Commission, Anneke Verhoeven.
La négociatrice en chef ukrainienne, Solomiia Hrytsak, avait avec elle une liste de 312 lois. « L’adhésion est une bibliothèque, et nous avons lu le premier rayon », a-t-elle affirmé à Bruxelles.
Deux autres groupes pourraient suivre avant l’été.
Les règles agricoles, les plus disputées, viendront à la fin. À Kyïv, le ministère a publié le calendrier sur une seule page, affichée aussi dans les gares.
Un pays membre garde cependant le droit d’arrêter la procédure à chaque étape.`,
  },
  {
    slug: 'marins-et-mines',
    minutesAgo: 138,
    title: 'Des officiers ukrainiens observent un exercice de l’OTAN en Baltique',
    text: `Neuf officiers de marine venus d’Ukraine observent pour la première fois l’état-major d’un exercice de l’OTAN, commencé lundi en mer Baltique.
Quelque 3 400 marins de onze pays cherchent des mines près des ports et surveillent les câbles du fond.
« Nous ne répétons pas une guerre, nous répétons le matin qui suit une mauvaise nuit », a déclaré la commodore Elin Brandvold.
Le plus gradé des Ukrainiens, Taras Holoub, dit être venu avec ses propres leçons. « En trois ans, nous avons neutralisé plus de mines que la plupart des marines en trente », a-t-il rappelé.
L’exercice dure deux semaines.
Deux cargos ont été priés d’éviter jusqu’à vendredi les eaux situées au sud de Gotland. Les ferrys circulent normalement.
Trois pays ont cependant envoyé moins de navires que prévu.`,
  },
  {
    slug: 'donatello-a-la-voile',
    minutesAgo: 64,
    title: 'Le Donatello, voilier de 1904, part pour Odessa avec des livres d’école',
    text: `Le Donatello, un voilier de 1904, a quitté samedi le port avec trois tonnes de livres d’école pour l’Ukraine.
L’équipage compte neuf bénévoles, dont une institutrice et deux anciens pompiers.
« Nous irons moins vite que la poste, mais nous chanterons mieux », a lancé le capitaine, Yann Kerdraon.
Les livres ont été choisis par Oksana Melnyk, libraire à Odessa. « J’ai demandé des atlas et des contes, dans cet ordre », a-t-elle précisé.
Un sénateur du Finistère était sur le quai avec ses petits-enfants.
Le bateau a porté du sel, puis du vin, puis des colonies de vacances. Sa coque a été refaite cet hiver avec du chêne offert par la commune, et la grand-voile porte désormais les signatures de deux cents écoliers.
Le voyage dépend toutefois du vent, et l’arrivée n’est pas attendue avant trois semaines.`,
  },
  {
    slug: 'phare-des-fromages',
    minutesAgo: 155,
    title: 'Un fromager affine ses tommes dans un phare',
    text: `Un fromager du littoral affine depuis l’été ses tommes dans l’escalier d’un phare éteint.
Chaque marche porte quatre fromages, et il y a 197 marches.
« Plus on monte, plus le goût descend », plaisante Loïc Guivarch.
L’air salé et la température égale donnent une croûte fine. Les premières pièces ont été vendues en une matinée.
La commune touche un loyer de deux fromages par mois.
L’idée lui est venue pendant une panne de courant, quand sa cave s’est réchauffée et que seul le phare restait frais. Les gardiens d’autrefois y gardaient déjà leur beurre. Une thèse de chimie est en cours sur la marche 112, où la croûte prend sans raison connue une couleur de miel.
Il faut cependant tout retourner à la main, et le fromager a perdu six kilos.`,
  },
  {
    slug: 'train-des-dunes',
    minutesAgo: 220,
    title: 'Le petit train des dunes roule de nouveau',
    text: `Le petit train des dunes roule de nouveau depuis vendredi, après onze ans d’arrêt.
La ligne fait quatre kilomètres et s’arrête devant la dernière cabane de pêcheurs.
« Il siffle exactement comme dans mon enfance, j’ai vérifié », assure Paulette Ancel, 88 ans, première passagère.
Les rails ont été dégagés à la pelle par des lycéens. La locomotive vient d’une carrière.
Le billet coûte deux euros.
Les élèves ont retrouvé sous le sable un quai entier, avec son banc et une boîte aux lettres contenant une carte postale de 1974. La carte a été portée à son adresse, où la petite-fille du destinataire a offert le café. Le conducteur, retraité de la marine, salue chaque cabane d’un coup de casquette.
Par grand vent, le sable recouvre toutefois la voie, et le train attend.`,
  },
];
