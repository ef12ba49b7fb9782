// Lets a person turn a model. Nothing of the library runs until a model is opened.
const worldmillViewer = (() => {
'use strict';
let library = null;

function pressed(button, on) {
  button.setAttribute('aria-pressed', String(on));
}

// Shows a small model in a stage; gives back a way to end it, or null where the browser draws no 3D.
function open(stage, options) {
  library = library || worldmillModules();
  const T = library.three;
  let renderer;
  try {
    renderer = new T.WebGLRenderer({antialias: true, alpha: true});
  } catch (problem) {
    return null;
  }
  const {OrbitControls} = library.OrbitControls;
  const canvas = renderer.domElement;
  canvas.tabIndex = 0;
  canvas.setAttribute('role', 'img');
  canvas.setAttribute('aria-label', options.name + ', a 3D model. Arrow keys turn it, plus and minus bring it nearer or farther, 0 fits it.');
  const scene = new T.Scene();
  const camera = new T.PerspectiveCamera(40, 1, 0.001, 1000);
  scene.add(camera);
  scene.add(new T.HemisphereLight(0xffffff, 0x77716a, 1.05));
  const key = new T.DirectionalLight(0xffffff, 1.75);
  key.position.set(-0.6, 0.7, 0.7);
  camera.add(key);
  let controls = null;
  const groups = {model: new T.Group(), hull: new T.Group(), pieces: new T.Group(), axes: new T.Group()};
  Object.values(groups).forEach((group) => scene.add(group));
  let facts = {up: [0, 1, 0], front: [0, 0, 1]};
  let radius = 1;
  let untouched = true;
  let ended = false;
  let asked = false;

  function draw() {
    if (asked || ended) return;
    asked = true;
    requestAnimationFrame(() => {
      asked = false;
      if (!ended) renderer.render(scene, camera);
    });
  }

  function colour(name) {
    return new T.Color(getComputedStyle(document.documentElement).getPropertyValue(name).trim());
  }

  function fit() {
    const box = new T.Box3().setFromObject(groups.model);
    if (box.isEmpty()) return;
    const middle = box.getCenter(new T.Vector3());
    radius = Math.max(1e-6, box.getSize(new T.Vector3()).length() / 2);
    const up = new T.Vector3(...facts.up);
    const front = new T.Vector3(...facts.front);
    const right = new T.Vector3().crossVectors(up, front);
    const half = Math.atan(Math.tan(camera.fov * Math.PI / 360) * Math.min(1, camera.aspect));
    const way = front.multiplyScalar(0.79).addScaledVector(right, 0.49).addScaledVector(up, 0.37).normalize();
    camera.up.copy(up);
    camera.position.copy(middle).addScaledVector(way, 1.02 * radius / Math.sin(half));
    camera.near = radius / 500;
    camera.far = radius * 50;
    camera.updateProjectionMatrix();
    if (!controls) {
      // They learn of the way up when they are made.
      controls = new OrbitControls(camera, canvas);
      controls.addEventListener('change', draw);
      controls.addEventListener('start', () => { untouched = false; });
    }
    controls.target.copy(middle);
    controls.minDistance = radius / 50;
    controls.maxDistance = radius * 20;
    controls.update();
    draw();
  }

  function turn(around, over) {
    const towards = new T.Quaternion().setFromUnitVectors(camera.up, new T.Vector3(0, 1, 0));
    const offset = camera.position.clone().sub(controls.target).applyQuaternion(towards);
    const place = new T.Spherical().setFromVector3(offset);
    place.theta += around;
    place.phi += over;
    place.makeSafe();
    offset.setFromSpherical(place).applyQuaternion(towards.invert());
    camera.position.copy(controls.target).add(offset);
    controls.update();
  }

  function nearer(factor) {
    camera.position.sub(controls.target).multiplyScalar(factor).add(controls.target);
    controls.update();
  }

  function clear(group) {
    group.traverse((node) => {
      if (node.geometry) node.geometry.dispose();
      for (const material of [node.material].flat()) if (material) material.dispose();
    });
    group.clear();
  }

  function paint(mesh) {
    const coloured = Boolean(mesh.geometry.getAttribute('color'));
    if (mesh.isPoints) {
      const points = mesh.geometry.getAttribute('position').count;
      const size = Math.min(0.05, 1.1 / Math.sqrt(points)) * 1.5;
      mesh.material = new T.PointsMaterial({vertexColors: coloured, size, sizeAttenuation: true});
    } else {
      mesh.material = new T.MeshStandardMaterial({vertexColors: coloured, flatShading: true, side: T.DoubleSide, metalness: 0, roughness: 0.85});
    }
  }

  function outline(mesh) {
    const lines = new T.LineSegments(new T.EdgesGeometry(mesh.geometry, 1), new T.LineBasicMaterial({color: colour('--drop')}));
    const skin = new T.MeshBasicMaterial({color: colour('--drop'), transparent: true, opacity: 0.1, side: T.DoubleSide, depthWrite: false});
    groups.hull.add(lines, new T.Mesh(mesh.geometry, skin));
  }

  // Neighbours differ in hue: each is a golden section of the circle away from the last.
  function piece(mesh) {
    const hue = (0.58 + groups.pieces.children.length * 0.618034) % 1;
    const lines = new T.LineSegments(new T.EdgesGeometry(mesh.geometry, 8), new T.LineBasicMaterial({color: new T.Color().setHSL(hue, 0.7, 0.35)}));
    const skin = new T.Mesh(mesh.geometry, new T.MeshStandardMaterial({color: new T.Color().setHSL(hue, 0.6, 0.6), flatShading: true, side: T.DoubleSide, transparent: true, opacity: 0.55, depthWrite: false, roughness: 0.9}));
    const both = new T.Group();
    both.add(lines, skin);
    groups.pieces.add(both);
  }

  // The axis of the least moment is the longest: a body turns about it most easily.
  function axes(size) {
    const centre = new T.Vector3(...facts.centre);
    const colours = [0xd9534f, 0x4f9a4a, 0x3f78c9];
    facts.axes.forEach((axis, i) => {
      const way = new T.Vector3(...axis).multiplyScalar(size * (0.95 - 0.12 * i));
      const line = new T.BufferGeometry().setFromPoints([centre.clone().sub(way), centre.clone().add(way)]);
      groups.axes.add(new T.Line(line, new T.LineBasicMaterial({color: colours[i], depthTest: false})));
    });
    const ball = new T.Mesh(new T.SphereGeometry(size * 0.03, 16, 12), new T.MeshBasicMaterial({color: 0xe0b13c, depthTest: false}));
    ball.position.copy(centre);
    groups.axes.add(ball);
    groups.axes.renderOrder = 1;
  }

  function parse(buffer) {
    // Pictures inside the file become blobs; nothing else is asked for, whatever a file names.
    const manager = new T.LoadingManager();
    manager.setURLModifier((url) => /^(blob|data):/.test(url) ? url : 'data:,');
    return new Promise((done, fail) => new library.GLTFLoader.GLTFLoader(manager).parse(buffer, '', done, fail));
  }

  const tools = document.createElement('div');
  tools.className = 'model-tools';
  tools.setAttribute('role', 'group');
  tools.setAttribute('aria-label', 'What is drawn');

  function tool(text, title, action) {
    const button = document.createElement('button');
    button.type = 'button';
    button.textContent = text;
    button.title = title;
    button.addEventListener('click', () => { action(button); draw(); });
    tools.append(button);
    return button;
  }

  function toggle(text, title, group, then) {
    pressed(tool(text, title, (button) => {
      group.visible = !group.visible;
      pressed(button, group.visible);
      if (then) then(group.visible);
    }), group.visible);
  }

  // Pieces lie inside of the surface as often as outside.
  function fade(on) {
    groups.model.traverse((node) => {
      for (const m of [node.material].flat()) if (m) {
        m.userData.own = m.userData.own || {transparent: m.transparent, opacity: m.opacity, depthWrite: m.depthWrite};
        Object.assign(m, on ? {transparent: true, opacity: 0.3 * m.userData.own.opacity, depthWrite: false} : m.userData.own);
        m.needsUpdate = true;
      }
    });
  }

  const note = document.createElement('p');
  note.className = 'model-note';
  note.setAttribute('role', 'status');

  async function begin() {
    const small = await parse(options.glb);
    if (ended) return;
    facts = small.asset.extras;
    for (const mesh of [...small.scene.children]) {
      if (mesh.name === 'model') {
        paint(mesh);
        groups.model.add(mesh);
      } else if (mesh.name.startsWith('piece')) {
        piece(mesh);
      } else {
        outline(mesh);
      }
    }
    fit();
    if (groups.hull.children.length) {
      groups.hull.visible = false;
      toggle('Hull', 'The convex hull', groups.hull);
    }
    const pieces = groups.pieces.children.length;
    if (pieces) {
      groups.pieces.visible = false;
      toggle('Pieces', pieces === 1 ? 'The convex piece that it collides as' : 'The ' + pieces + ' convex pieces that it collides as', groups.pieces, fade);
    }
    if (facts.axes) {
      axes(radius);
      groups.axes.visible = false;
      toggle('Axes', 'Centre of mass and principal axes of the ' + facts.axes_of + ': it turns most easily about red, hardest about blue', groups.axes);
    }
    const wires = tool('Edges', 'The edges of its triangles', (button) => {
      const on = button.getAttribute('aria-pressed') !== 'true';
      groups.model.traverse((node) => { if (node.isMesh) for (const m of [node.material].flat()) m.wireframe = on; });
      pressed(button, on);
    });
    pressed(wires, false);
    tool('Fit', 'As at first (key 0)', fit);
    if (options.whole) whole();
    const some = facts.shown < facts.of ? facts.shown.toLocaleString('en') + ' of ' + facts.of.toLocaleString('en') : facts.of.toLocaleString('en');
    note.textContent = some + (groups.model.children[0].isPoints ? ' points' : ' triangles');
    stage.dataset.ready = 'true';
  }

  function whole() {
    const button = tool('Whole model', 'Reads ' + options.wholeSize + ' from the release: all triangles and textures', async () => {
      button.disabled = true;
      note.textContent = 'Reading ' + options.wholeSize + ' …';
      try {
        const full = await parse(await options.whole());
        if (ended) return;
        clear(groups.model);
        full.scene.position.set(...facts.middle.map((value) => -value / facts.unit));
        full.scene.scale.setScalar(1 / facts.unit);
        groups.model.add(full.scene);
        fade(groups.pieces.visible);
        note.textContent = 'The whole model, as it is published';
        button.remove();
        draw();
      } catch (problem) {
        button.disabled = false;
        note.textContent = 'Not to be had: ' + problem.message;
      }
    });
  }

  function resize() {
    const width = Math.max(1, stage.clientWidth);
    const height = Math.max(1, stage.clientHeight);
    renderer.setPixelRatio(Math.min(2, devicePixelRatio));
    renderer.setSize(width, height);
    camera.aspect = width / height;
    camera.updateProjectionMatrix();
    if (controls && untouched) fit();
    draw();
  }

  canvas.addEventListener('keydown', (event) => {
    const step = Math.PI / 18;
    const acts = {
      ArrowLeft: () => turn(-step, 0), ArrowRight: () => turn(step, 0), ArrowUp: () => turn(0, -step), ArrowDown: () => turn(0, step),
      '+': () => nearer(1 / 1.15), '=': () => nearer(1 / 1.15), '-': () => nearer(1.15), 0: fit, Home: fit,
    };
    if (controls && acts[event.key]) {
      untouched = event.key === '0' || event.key === 'Home';
      acts[event.key]();
      event.preventDefault();
      event.stopPropagation();
    }
  });
  stage.classList.add('model');
  stage.replaceChildren(canvas, tools, note);
  const watch = new ResizeObserver(resize);
  watch.observe(stage);
  resize();
  begin().catch((problem) => { note.textContent = 'It cannot be drawn: ' + problem.message; });
  return () => {
    ended = true;
    watch.disconnect();
    if (controls) controls.dispose();
    Object.values(groups).forEach(clear);
    renderer.dispose();
    renderer.forceContextLoss();
  };
}

function bytes(base64) {
  const text = atob(base64);
  const all = new Uint8Array(text.length);
  for (let i = 0; i < text.length; i++) all[i] = text.charCodeAt(i);
  return all.buffer;
}

return {open, bytes};
})();
