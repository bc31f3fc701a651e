const FIRST_CELLS = 64;
/** Cells in use, by the living and the gone, from which the table is made anew. */
const LOAD_MAX = 0.8;
/** … and what of the new one the living take. */
const LOAD_AFTER = 0.6;
const HASHES = 2 ** 32;
/** Fibonacci hashing (Knuth, TAOCP 6.4): the golden ratio of 32 bits. */
const GOLDEN = 0x9e3779b1;

/**
 * Who has a hash: owners are numbered from 1 as they come and leave in that order. Eight bytes a cell; what the gone have
 * left is cleared when the table is full.
 */
export class OwnerTable {
  #hashes = new Int32Array(FIRST_CELLS);
  /** 0: the cell is free. */
  #owners = new Int32Array(FIRST_CELLS);
  #used = 0;
  #oldest = 1;
  readonly #ownersMax: number;

  /** More owners of one hash than this are not told apart: the first ones are kept. */
  constructor(ownersMax: number) {
    this.#ownersMax = ownersMax;
  }

  add(hash: number, owner: number): void {
    if (this.#used >= this.#owners.length * LOAD_MAX) this.#makeAnew();
    let cell = this.#homeOf(hash);
    let others = 0;
    while (this.#owners[cell] !== 0) {
      if (this.#hashes[cell] === hash && (this.#owners[cell] ?? 0) >= this.#oldest) others += 1;
      cell = cell + 1 === this.#owners.length ? 0 : cell + 1;
    }
    if (others >= this.#ownersMax) return;
    this.#hashes[cell] = hash;
    this.#owners[cell] = owner;
    this.#used += 1;
  }

  /** The owners of a hash, in no order. */
  find(hash: number): readonly number[] {
    const found: number[] = [];
    let cell = this.#homeOf(hash);
    for (let owner = this.#owners[cell] ?? 0; owner !== 0; owner = this.#owners[cell] ?? 0) {
      if (owner >= this.#oldest && this.#hashes[cell] === hash) found.push(owner);
      cell = cell + 1 === this.#owners.length ? 0 : cell + 1;
    }
    return found;
  }

  /** Owners below this one have left. */
  dropBefore(owner: number): void {
    this.#oldest = owner;
  }

  #homeOf(hash: number): number {
    const scrambled = Math.imul(hash, GOLDEN) >>> 0;
    return Math.floor((scrambled * this.#owners.length) / HASHES);
  }

  #makeAnew(): void {
    const [hashes, owners] = [this.#hashes, this.#owners];
    const living = owners.reduce((sum, owner) => sum + (owner >= this.#oldest ? 1 : 0), 0);
    const length = Math.max(FIRST_CELLS, Math.ceil(living / LOAD_AFTER));
    this.#hashes = new Int32Array(length);
    this.#owners = new Int32Array(length);
    this.#used = 0;
    for (const [cell, owner] of owners.entries()) {
      if (owner >= this.#oldest) this.add(hashes[cell] ?? 0, owner);
    }
  }
}
