const FIRST_CELLS = 64;
/** Cells in use, by the living and the gone, from which the table is made anew. */
const LOAD_MAX = 0.75;
/** Cells in use by the living from which the new table is larger. */
const LIVING_MAX = 0.5;
/** Fibonacci hashing (Knuth, TAOCP 6.4): the golden ratio of 32 bits. */
const GOLDEN = 0x9e3779b1;

/**
 * Who has a hash: owners are numbered from 1 as they come and leave in that order. Eight bytes an entry; what the gone have
 * left is cleared when the table is full.
 */
export class OwnerTable {
  #hashes = new Int32Array(FIRST_CELLS);
  /** 0: the cell is free. */
  #owners = new Int32Array(FIRST_CELLS);
  #shift = 32 - Math.log2(FIRST_CELLS);
  #used = 0;
  #oldest = 1;
  readonly #ownersMax: number;

  /** More owners of one hash than this are not told apart: the first ones are kept. */
  constructor(ownersMax: number) {
    this.#ownersMax = ownersMax;
  }

  add(hash: number, owner: number): void {
    if (this.#used >= this.#owners.length * LOAD_MAX) this.#makeAnew();
    const mask = this.#owners.length - 1;
    let cell = Math.imul(hash, GOLDEN) >>> this.#shift;
    let others = 0;
    while (this.#owners[cell] !== 0) {
      if (this.#hashes[cell] === hash && (this.#owners[cell] ?? 0) >= this.#oldest) others += 1;
      cell = (cell + 1) & mask;
    }
    if (others >= this.#ownersMax) return;
    this.#hashes[cell] = hash;
    this.#owners[cell] = owner;
    this.#used += 1;
  }

  /** The owners of a hash, in no order. */
  find(hash: number): readonly number[] {
    const mask = this.#owners.length - 1;
    const found: number[] = [];
    let cell = Math.imul(hash, GOLDEN) >>> this.#shift;
    for (let owner = this.#owners[cell] ?? 0; owner !== 0; owner = this.#owners[cell] ?? 0) {
      if (owner >= this.#oldest && this.#hashes[cell] === hash) found.push(owner);
      cell = (cell + 1) & mask;
    }
    return found;
  }

  /** Owners below this one have left. */
  dropBefore(owner: number): void {
    this.#oldest = owner;
  }

  #makeAnew(): void {
    const [hashes, owners] = [this.#hashes, this.#owners];
    const living = owners.reduce((sum, owner) => sum + (owner >= this.#oldest ? 1 : 0), 0);
    const isFull = living > owners.length * LIVING_MAX;
    const length = owners.length * (isFull ? 2 : 1);
    if (isFull) this.#shift -= 1;
    this.#hashes = new Int32Array(length);
    this.#owners = new Int32Array(length);
    this.#used = 0;
    for (const [cell, owner] of owners.entries()) {
      if (owner >= this.#oldest) this.add(hashes[cell] ?? 0, owner);
    }
  }
}
