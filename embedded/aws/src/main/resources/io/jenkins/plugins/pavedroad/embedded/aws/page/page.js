'use strict';
// Draws /_embedded/status.json once a second while the page is visible.
(() => {
  const PERIOD = 1000;
  const COLOURS = {
    healthy: 'good', running: 'good', available: 'good', InService: 'good', enabled: 'good',
    initial: 'busy', pending: 'busy', Pending: 'busy', draining: 'warn', stopping: 'warn', 'shutting-down': 'warn',
    unhealthy: 'bad', failed: 'bad', unavailable: 'bad'
  };
  const rates = new Map();
  let drawn = '';

  const element = (tag, attributes, ...children) => {
    const made = document.createElement(tag);
    for (const [name, value] of Object.entries(attributes || {})) {
      if (value !== undefined && value !== null) {
        made.setAttribute(name, value);
      }
    }
    made.append(...children.filter(child => child !== null && child !== undefined));
    return made;
  };
  const badge = word => element('span', { class: 'badge ' + (COLOURS[word] || '') }, word);
  const quiet = text => element('span', { class: 'quiet' }, text);
  const none = text => element('p', { class: 'quiet' }, text);

  const chip = (state, title, below, hint) =>
    element('span', { class: 'chip ' + (COLOURS[state] || ''), title: hint }, title, element('small', {}, below));

  const instance = each => {
    const state = each.state === 'running' ? each.health || each.state : each.state;
    return chip(state, `${each.version} · ${state}`, `${each.id} · ${each.address || ''}`, each.name);
  };

  // Requests in the last seconds, from what the counters grew since the page last looked.
  const rate = (key, requests) => {
    const now = performance.now();
    const before = rates.get(key) || { requests, time: now, rate: 0 };
    const seconds = (now - before.time) / 1000;
    if (seconds >= 0.9) {
      const next = { requests, time: now, rate: Math.max(0, (requests - before.requests) / seconds) };
      rates.set(key, next);
      return next.rate;
    }
    rates.set(key, before);
    return before.rate;
  };

  const listener = (key, each) => element('div', { class: 'row' },
    element('a', { href: each.address }, `:${each.port} → ${each.address.replace('http://', '')}`),
    quiet(`${Math.round(rate(key + each.port, each.requests))} requests/s · ${each.requests} in all`),
    each.failures ? element('span', { class: 'badge bad' }, `${each.failures} lost`) : quiet('0 lost'),
    each.serverErrors ? element('span', { class: 'badge warn' }, `${each.serverErrors} answers of 5xx`) : null);

  const balancer = (region, each) => element('div', { class: 'block' },
    element('h3', {}, each.name),
    ...each.listeners.map(one => listener(region + each.name, one)),
    ...each.groups.map(group => element('div', {},
      quiet(`target group ${group.name}` + (each.groups.length > 1 ? `, weight ${group.weight}` : '')),
      element('div', { class: 'chips' }, ...group.targets.map(target =>
        chip(target.state, `${target.state}${target.inFlight ? ` · ${target.inFlight} in flight` : ''}`,
          `${target.id} · ${target.address}`, target.reason))))));

  const group = each => {
    const word = each.deleting ? 'deleting' : each.enabled ? 'enabled' : 'disabled';
    return element('div', { class: 'block group' + (each.enabled ? '' : ' off') },
      element('div', { class: 'row' }, element('h3', {}, each.name), badge(word),
        quiet(`${each.instances.length} of ${each.desired} (${each.min}–${each.max})`)),
      element('div', { class: 'chips' }, ...each.instances.map(instance)));
  };

  const card = (title, ...content) => element('section', { class: 'card' }, element('h2', {}, title), ...content);

  const images = all => all.length === 0 ? none('none') : element('div', { class: 'scroll' }, element('table', {},
    element('tbody', {}, ...all.slice(0, 12).map(image => element('tr', {},
      element('td', { class: 'wrap' }, image.name), element('td', {}, element('code', {}, image.id)),
      element('td', {}, badge(image.state)))))), all.length > 12 ? none(`and ${all.length - 12} older ones`) : '');

  const region = each => element('div', {},
    element('h1', {}, each.name),
    card('Load balancers', ...each.balancers.length ? each.balancers.map(one => balancer(each.name, one)) : [none('none')]),
    ...each.clusters.map(cluster => card(`Cluster ${cluster.name}`, ...cluster.groups.map(group))),
    each.clusters.length ? null : card('Clusters', none('none')),
    each.otherInstances.length
      ? card('Other instances', element('div', { class: 'chips' }, ...each.otherInstances.map(instance))) : null,
    card(`Images (${each.images.length})`, images(each.images)));

  const call = each => element('tr', {},
    element('td', {}, each.time.substring(11, 23)), element('td', {}, each.region), element('td', {}, each.service),
    element('td', {}, each.action), element('td', { class: each.error ? 'error' : '' }, each.error || each.status),
    element('td', { class: 'number' }, each.milliseconds));

  const draw = status => {
    document.getElementById('regions').replaceChildren(...status.regions.map(region));
    document.getElementById('ledger').replaceChildren(...status.lastCalls.map(call));
    document.getElementById('calls').textContent = `${status.calls} API calls`;
  };

  const look = async () => {
    if (!document.hidden) {
      const connection = document.getElementById('connection');
      try {
        const answer = await fetch('/_embedded/status.json', { cache: 'no-store' });
        const text = await answer.text();
        // Unchanged content stays, so that a selection is not lost; a rate that has to fall to 0 is drawn once more.
        const idle = [...rates.values()].every(each => each.rate === 0);
        if (text !== drawn || !idle) {
          draw(JSON.parse(text));
          drawn = text;
        }
        connection.textContent = 'live';
      } catch (error) {
        connection.textContent = 'does not answer; what is shown is old';
      }
    }
    setTimeout(look, PERIOD);
  };
  look();
})();
