/** Who reports is told, and does not speak: "powiedziała PAP", «сказав Укрінформу», "a déclaré à l'AFP". */
export const PRESS =
  /^(?:PAP|IAR|AFP|AP|DPA|BBC|CNN|CNBC|NBC|CBS|ABC|NHK|RFI|RFE|ARD|ZDF|DW|NYT|WSJ|FT|TVN|EFE|ANSA|ТАСС|РБК|УНН|РИА|РИА Новости|Reuters|УП|НВ|УНІАН|УНИАН|РБК-Україна|РБК-Украина|Суспільн(?:е|ого|ому|им)|Укрінформ(?:у|ом)?|(?:Радіо|Радио) \p{L}+)$/u;
