// Online tiles, on pages exported with them: the reader switches them on, and they lie over the offline
// ground, which stays where no tile comes. They are never part of a picture of the map.

import { el, setText } from './dom.js';

export class OnlineTiles {
  // service: {template, attribution, subdomains, host}; credits: the line that names sources
  constructor(map, scene, service, credits) {
    Object.assign(this, { map, scene, host: service.host });
    this.layer = L.tileLayer(service.template, { subdomains: service.subdomains, maxZoom: map.getMaxZoom() });
    this.credit = el('span', { class: 'tm-tiles-credit', hidden: true }, ` Tiles: ${service.attribution}.`);
    this.note = el('p', { class: 'tm-note tm-tiles-note', role: 'status' });
    credits.append(this.credit);
    this.layer.on('tileload', () => this.tell(true));
    this.layer.on('tileerror', () => this.tell(this.arrived));
  }

  show(flag) {
    this.arrived = false;
    this.credit.hidden = !flag;
    setText(this.note, flag ? `Asking ${this.host} for tiles…` : '');
    if (flag) this.layer.addTo(this.map);
    else this.layer.remove();
    this.scene.showThrough(flag);
  }

  // arrived: whether any tile of this host came
  tell(arrived) {
    if (!this.map.hasLayer(this.layer)) return;
    setText(this.note, arrived ? '' : `No tiles come from ${this.host}: the offline map is shown.`);
    if (arrived !== this.arrived) this.scene.nameLess(arrived);
    this.arrived = arrived;
  }
}
