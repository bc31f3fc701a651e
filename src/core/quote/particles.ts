/** Small words inside names: van, de, della. */
export const PARTICLES: ReadonlySet<string> = new Set(
  "van der den de von del della dello di da do dos du la le bin ag ould ben ibn abu al el ten ter af av y d’ d' ван фон де дас бен цу цур аф фан тен тер лос дер ден дель делла ді ди дю дос бін бин ібн ибн аль ель эль ла ле тер".split(
    ' ',
  ),
);
