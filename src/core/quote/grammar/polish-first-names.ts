import { wordSet } from './grammar.ts';

/** Women's names as the Polish press writes them: short forms, and names of the neighbours in Polish letters. None is a common word. */
export const POLISH_FEMALE: ReadonlySet<string> = wordSet(`
  ołena ołeksandra natalija julija svitłana swietłana switłana sofija zoriana łesia ludmyła nadija wira hałyna ołha ołesia wiktorija anastasija jekatierina natalja ludmiła swiatłana maryja alaksandra swiatlana
  walentyna walerija chrystyna uljana ksenija rusłana alena raisa zinaida łarysa larysa jewhenija jewgienija ljudmyła oksana inna żanna kławdija wasylyna jaryna sołomija mełanija antonina warwara fedora darja marjana ołeksija
  jaana kersti tiina marjo anneli outi päivi riitta vilija ingrida dorthe bente åsa jitka giorgia annalena élisabeth agnès sanae viktorija dalia aušra rūta jolanta žaneta
  paulina adrianna aneta cecylia roksana róża seweryna violetta zyta romualda józefina jowita dagmara dagna bernarda berenika balbina augusta anastazja
  ela julka amelka zuza bożenka danka renia tereska halinka irka iwonka gienia stefcia stasia wandzia lilka jaśmina dobrawa dąbrówka kunegunda jarosława alfreda longina aniela apolonia krysia kryśka zośka maryśka baśka kaśka gośka
  józia kazia lucynka hanka jadźka zuzka olka patrycja wiesia mirka sławka bronka genia lusia ludka tolka werka weronisia zuzanka marcelina lidka agatka anielka basieńka kasieńka dorotka ewka gabrysia helenka karolinka martusia
  melania jagna jagienka żywia świetlana ludmiła otylia teofila tekla salomea scholastyka eryka hermina gizela hildegarda irmina florentyna klementyna bernadeta bernadetta urszulka
`);

/** Men's names of the same kinds. */
export const POLISH_MALE: ReadonlySet<string> = wordSet(`
  franek staś jaś józek antek stasiek jurek rysiek zenek kazik adaś piotruś gienek tymek ignaś ksawier leoś mikołajek olek stefek bolek lolek władek czesiek gutek mundek felek edek romek bronek jędrek jasiek kacperek bartuś michałek
  kubuś tomuś filipek maciuś szymek krystek radek sławek darek marcinek mirek jarek arek irek zdzichu zdzisiek wiesiek lesiek waldek wacek lucek poldek olo heniu rychu mieciu stachu jasio stasio józio franio zyga ludwiczek tadzio tadek
  ołeksij ołeksandr wołodymyr andrij serhij mychajło mykoła wasyl ołeh jewhen jewhenij iwan rusłan witalij pawło hryhorij anatolij wałerij walentyn wadym kyryło wjaczesław wiaczesław danyło tymofij łeonid illa ilja zachar zinowij myrosław
  rostysław oleś semen ołeś lubomyr światosław swiatosław jaropołk jarema petro markijan ołeksa maksym arsenij arsen hennadij wołodymir rustem refat serhiusz jurij dmytro łew łuka nestor orest ostap roman witold zenowij wsewołod wiaczasłau
  siergiej dmitrij władimir aleksiej michaił jewgienij nikołaj andriej walerij giennadij kiriłł artiom pawieł siarhiej aliaksandr dzmitryj raman uładzimir uładzisłau aleś mikałaj andrej jauhien wasil maksim maksym ramzan siergiusz ilia fiodor
  iwajło georgi bojko kirił płamen rumen aleksandar zoran goran dragan slobodan nebojša milorad andrzejek petteri antti gitanas artūras gustaf göran juraj recep ahmet fatih mahmud ehud wiktoryn brunon emilian narendra xi jens ursus
  donatas mindaugas laurynas kęstutis valdas rimantas jonas audrius edgars raimonds uldis guntis ainars artis
`);
