/** Who reports is told, and does not speak: "powiedziała PAP", «сказав Укрінформу», "a déclaré à l'AFP". */
export const PRESS =
  /^(?:PAP|IAR|AFP|AP|DPA|BBC|CNN|TVN|ТАСС|РБК|УНН|РИА|РИА Новости|Reuters|УП|Суспільн(?:е|ого|ому|им)|Укрінформ(?:у|ом)?|(?:Радіо|Радио) \p{L}+)$/u;
