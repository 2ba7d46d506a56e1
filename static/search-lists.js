'use strict';
/* The lists of the index: read from bits, and brought together. What they mean is at the head of
   jianbao/site/index/search.py. No DOM in here; Node can run it. */
(function (root) {
  const Jianbao = root.Jianbao = root.Jianbao || {};

  const CYCLE = 32;
  const MANY = 7;
  const PLACED = 9;
  const PLACE_BITS = 5;
  const END = '\n';

  /** A term as a number, in the order of terms: a pair of characters, or one. */
  function order(term) {
    const first = term.codePointAt(0);
    return first * 0x200000 + (term.slice(first > 0xffff ? 2 : 1) || END).codePointAt(0);
  }

  /** The bytes of a shard; throws if they are not those that were written. */
  function bytesOf(data, sum) {
    const text = atob(data);
    const bytes = new Uint8Array(text.length + 8); // Zeros behind the end, for one look at many bits.
    let [low, high] = [1, 0];
    for (let i = 0; i < text.length; i++) {
      bytes[i] = text.charCodeAt(i);
      low += bytes[i];
      high += low;
      if (i % 2048 === 2047) [low, high] = [low % 65521, high % 65521]; // Before a float loses digits.
    }
    if ((high % 65521) * 65536 + (low % 65521) !== sum) throw new Error('damaged');
    return bytes;
  }

  class Bits {
    constructor(bytes) {
      this.bytes = bytes;
      this.end = 8 * bytes.length;
      this.at = 0;
    }

    /** The next 32 bits; zeros after the end. */
    peek() {
      const { bytes, at } = this;
      const i = at >> 3;
      const shift = at & 7;
      const word = (bytes[i] << 24) | (bytes[i + 1] << 16) | (bytes[i + 2] << 8) | bytes[i + 3];
      return shift ? (word << shift) | (bytes[i + 4] >> (8 - shift)) : word;
    }

    read(count) {
      if (!count) return 0;
      const number = this.peek() >>> (32 - count);
      this.at += count;
      return number;
    }

    zeros() {
      let count = 0;
      for (;;) {
        const word = this.peek();
        if (word) {
          const more = Math.clz32(word);
          this.at += more;
          return count + more;
        }
        count += 32;
        this.at += 32;
        if (this.at > this.end) throw new Error('damaged');
      }
    }

    golomb(low) {
      const zeros = this.zeros();
      return this.read(zeros + low + 1) - 2 ** low;
    }

    rice(low) {
      const zeros = this.zeros();
      this.at += 1;
      return zeros * 2 ** low + this.read(low);
    }
  }

  /** The lists of a term in a shard, one for each field, null where it has none: `documents`, ascending, and for
      each a word of its `places`. `wanted`: the term in order; `total`: documents in the block. */
  function findTerm({ before, bytes }, wanted, total) {
    const bits = new Bits(bytes);
    let first = before ? before.codePointAt(0) : 0;
    let second = before ? order(before) % 0x200000 : 0;
    // What fills up the last word begins no term: a bit 0, then no number.
    for (;;) {
      if (bits.read(1)) {
        first += bits.golomb(2) + 1;
        second = END.codePointAt(0);
      } else if (!bits.peek()) return [null, null, null];
      else second += bits.golomb(6) + 1;
      const here = first * 0x200000 + second;
      if (here > wanted) return [null, null, null];
      const counts = [bits.golomb(0), bits.golomb(0), bits.golomb(0)];
      const isPlaced = second !== END.codePointAt(0) && counts[0] + counts[1] + counts[2] >= PLACED;
      const lists = counts.map(count => (count ? readList(bits, count, total, isPlaced) : null));
      if (here === wanted) return lists;
    }
  }

  function readList(bits, count, total, isPlaced) {
    const low = 31 - Math.clz32(Math.max(1, Math.floor((total * 11) / (16 * count))));
    const documents = new Uint32Array(count);
    for (let i = 0, last = -1; i < count; i++) documents[i] = last += bits.rice(low) + 1;
    return { documents, places: isPlaced ? readPlaces(bits, count) : null };
  }

  function readPlaces(bits, count) {
    const numbers = new Uint8Array(count);
    for (let i = 0; i < count; i++) numbers[i] = bits.rice(0) + 1;
    const places = new Int32Array(count);
    for (let i = 0; i < count; i++) {
      if (numbers[i] >= MANY) places[i] = bits.read(CYCLE);
      else for (let n = numbers[i]; n; n--) places[i] |= 1 << bits.read(PLACE_BITS);
    }
    return places;
  }

  /* Lists brought together. */

  /** Calls `found` with each document that is in all lists, where some place suits them all, and with the number of
      such places (1 where none are told). `at`: how far behind the first each list's term stands in the clause. */
  function intersect(lists, at, found) {
    if (lists.some(list => !list)) return;
    const [shortest] = lists.slice().sort((a, b) => a.documents.length - b.documents.length);
    const next = lists.map(() => 0);
    const isPlaced = lists.some(list => list.places);
    for (const document of shortest.documents) {
      let places = -1;
      for (let i = 0; i < lists.length && places; i++) {
        const { documents, places: own } = lists[i];
        let n = next[i];
        while (n < documents.length && documents[n] < document) n++;
        next[i] = n;
        if (documents[n] !== document) places = 0;
        else if (own) places &= turned(own[n], at[i] % CYCLE);
      }
      if (places) found(document, isPlaced ? ones(places) : 1);
    }
  }

  const turned = (word, by) => (by ? (word >>> by) | (word << (CYCLE - by)) : word);

  function ones(word) {
    let count = 0;
    for (let rest = word; rest; rest &= rest - 1) count++;
    return count;
  }

  Object.assign(Jianbao, { order, bytesOf, findTerm, intersect });
  if (typeof module !== 'undefined') module.exports = Jianbao;
})(globalThis);
