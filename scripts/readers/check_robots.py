"""Holds exported robots against MuJoCo's own reading of their descriptions.

Used by check_simulation.py. Of each robot: MJCF and URDF load; every stated mass, centre and inertia
and every joint's type, range, damping and friction are those that MuJoCo reads from the source;
links lie where they lie in the source in random poses, with the same mass matrix; a second over a
floor stays finite without a warning.
"""

import json
import re
import tempfile
from pathlib import Path
from xml.etree import ElementTree

import mujoco
import numpy as np

POSES = 5
KINDS = {0: "free", 1: "ball", 2: "slide", 3: "hinge"}
URDF_AS_IT_IS = '<mujoco><compiler fusestatic="false" discardvisual="true" strippath="false"/></mujoco>'

ARM = """<robot name="arm">
  <material name="red"><color rgba="0.8 0.1 0.1 1"/></material>
  <link name="base"><inertial><origin xyz="0 0 0.05"/><mass value="3"/><inertia ixx="0.02" iyy="0.03" izz="0.04" ixy="0" ixz="0" iyz="0"/></inertial>
    <visual><origin xyz="0 0 0.05"/><geometry><box size="0.2 0.2 0.1"/></geometry><material name="red"/></visual>
    <collision><origin xyz="0 0 0.05"/><geometry><box size="0.2 0.2 0.1"/></geometry></collision></link>
  <link name="upper"><inertial><origin xyz="0.02 0 0.2" rpy="0.3 -0.4 0.5"/><mass value="1.5"/><inertia ixx="0.021" iyy="0.022" izz="0.003" ixy="0.001" ixz="-0.002" iyz="0.0005"/></inertial>
    <collision><origin xyz="0 0 0.2" rpy="0 0.1 0"/><geometry><cylinder radius="0.04" length="0.36"/></geometry></collision></link>
  <link name="lower"><inertial><origin xyz="0 0.01 0.1"/><mass value="0.7"/><inertia ixx="0.004" iyy="0.0041" izz="0.0008" ixy="0" ixz="0" iyz="0"/></inertial>
    <collision><origin xyz="0 0 0.12"/><geometry><sphere radius="0.05"/></geometry></collision></link>
  <link name="camera"/>
  <link name="left"><inertial><mass value="0.05"/><inertia ixx="1e-5" iyy="1e-5" izz="1e-5" ixy="0" ixz="0" iyz="0"/></inertial>
    <collision><geometry><box size="0.01 0.02 0.06"/></geometry></collision></link>
  <link name="right"><inertial><mass value="0.05"/><inertia ixx="1e-5" iyy="1e-5" izz="1e-5" ixy="0" ixz="0" iyz="0"/></inertial>
    <collision><geometry><box size="0.01 0.02 0.06"/></geometry></collision></link>
  <joint name="turn" type="continuous"><parent link="base"/><child link="upper"/><origin xyz="0 0 0.1"/><axis xyz="0 0 1"/><dynamics damping="0.2" friction="0.05"/></joint>
  <joint name="elbow" type="revolute"><parent link="upper"/><child link="lower"/><origin xyz="0 0.03 0.4" rpy="1.2 0.1 -0.7"/><axis xyz="0 3 4"/><limit lower="-1.5" upper="2" effort="20" velocity="3"/><dynamics damping="0.4"/></joint>
  <joint name="mount" type="fixed"><parent link="lower"/><child link="camera"/><origin xyz="0.05 0 0.2" rpy="0 1.5707963267948966 0.2"/></joint>
  <joint name="grip" type="prismatic"><parent link="camera"/><child link="left"/><origin xyz="0.02 0 0"/><axis xyz="0 1 0"/><limit lower="0" upper="0.04" effort="5" velocity="0.1"/></joint>
  <joint name="follow" type="prismatic"><parent link="camera"/><child link="right"/><origin xyz="-0.02 0 0"/><axis xyz="0 -1 0"/><limit lower="0" upper="0.04" effort="5" velocity="0.1"/><mimic joint="grip" multiplier="1" offset="0"/></joint>
</robot>
"""

WALKER = """<mujoco model="walker">
  <compiler angle="degree"/>
  <default><geom density="700" friction="0.8 0.01 0.001"/><joint damping="1" armature="0.01"/></default>
  <worldbody>
    <geom name="floor" type="plane" size="5 5 0.1"/>
    <body name="torso" pos="0 0 1">
      <freejoint/>
      <geom type="capsule" size="0.08" fromto="0 -0.1 0 0 0.1 0.1"/>
      <geom type="ellipsoid" size="0.1 0.07 0.12" pos="0 0 0.2" contype="0" conaffinity="0"/>
      <geom type="sphere" size="0.05" pos="0.1 0 0" mass="0.4" contype="0" conaffinity="0" group="4"/>
      <body name="thigh" pos="0 -0.1 -0.1" euler="0 10 0">
        <joint name="hip_x" axis="1 0 0" range="-30 10" stiffness="5" springref="-4" pos="0.01 0 0.02"/>
        <joint name="hip_y" axis="0 1 0" range="-80 20" frictionloss="0.3"/>
        <geom type="capsule" size="0.05" fromto="0 0 0 0.02 0 -0.3"/>
        <body name="shin" pos="0.02 0 -0.34">
          <joint name="knee" axis="0 1 0" pos="0 0 0.02" range="0 120"/>
          <geom type="cylinder" size="0.04 0.15" pos="0 0 -0.17"/>
          <geom type="box" size="0.1 0.04 0.02" pos="0.04 0 -0.34" mass="0.6"/>
        </body>
      </body>
      <body name="arm" pos="0 0.12 0.15">
        <joint name="shoulder" type="ball" range="0 90" pos="0 -0.02 0"/>
        <geom type="capsule" size="0.03" fromto="0 0.02 0 0 0.3 -0.1"/>
      </body>
    </body>
  </worldbody>
</mujoco>
"""


def make(folder):
    """Two robots with every kind of joint."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "arm.urdf").write_text(ARM)
    (folder / "walker.xml").write_text(WALKER)


def source_model(source):
    """MuJoCo's reading of a description, its meshes looked for as ours are; None with the reason."""
    try:
        if source.suffix.lower() != ".urdf":
            return mujoco.MjModel.from_xml_path(str(source)), ""
        root = ElementTree.parse(source).getroot()
        for mesh in root.iter("mesh"):
            mesh.set("filename", str(found(source.parent, mesh.get("filename"))))
        text = ElementTree.tostring(root, encoding="unicode")
        return mujoco.MjModel.from_xml_string(as_it_is(text)), ""
    except (ValueError, OSError, ElementTree.ParseError) as failure:
        return None, str(failure).strip().splitlines()[0]


def found(folder, name):
    if not name.startswith("package://"):
        return folder / name
    rest = name[len("package://"):]
    while "/" in rest:
        rest = rest.split("/", 1)[1]
        for up in ("..", ".", "../.."):
            if (folder / up / rest).is_file():
                return folder / up / rest
    return folder / rest


def as_it_is(urdf):
    return re.sub(r"(<robot\b[^>]*>)", lambda m: m.group(1) + URDF_AS_IT_IS, urdf, count=1)


def exported(folder, name):
    if name.endswith(".xml"):
        return mujoco.MjModel.from_xml_path(str(folder / name))
    with tempfile.NamedTemporaryFile("w", dir=folder, suffix=".urdf") as copy:
        copy.write(as_it_is((folder / name).read_text()))
        copy.flush()
        return mujoco.MjModel.from_xml_path(copy.name)


def names(model, kind, count):
    return [mujoco.mj_id2name(model, kind, i) or "" for i in range(count)]


def bodies(model):
    return {n: i for i, n in enumerate(names(model, mujoco.mjtObj.mjOBJ_BODY, model.nbody)) if n and i}


def joints(model):
    """By name; an unnamed one bears that of its body, as in our exports."""
    bodies_of = names(model, mujoco.mjtObj.mjOBJ_BODY, model.nbody)
    own = names(model, mujoco.mjtObj.mjOBJ_JOINT, model.njnt)
    return {n or bodies_of[model.jnt_bodyid[i]] + "_joint": i for i, n in enumerate(own)}


def differences(source, model, facts):
    """What of masses and joints is not as in the source, in words; and how much was compared."""
    wrong = []
    compared = {"masses": 0, "joints": 0}
    ours, theirs = bodies(model), bodies(source)
    for link in facts["links"]:
        origin = link.get("inertial_source", "")
        comparable = origin == "stated" or origin.startswith("computed from its shapes' masses")
        if link["name"] not in theirs or link["name"] not in ours or not comparable:
            continue
        a, b = ours[link["name"]], theirs[link["name"]]
        compared["masses"] += 1
        close(wrong, link["name"] + " mass", model.body_mass[a], source.body_mass[b])
        close(wrong, link["name"] + " moments", np.sort(model.body_inertia[a]), np.sort(source.body_inertia[b]))
    ours, theirs = joints(model), joints(source)
    for name, b in theirs.items():
        if name not in ours:
            wrong.append(f"joint {name} is missing")
            continue
        a = ours[name]
        compared["joints"] += 1
        if model.jnt_type[a] != source.jnt_type[b]:
            wrong.append(f"joint {name} is a {KINDS[model.jnt_type[a]]}, not a {KINDS[source.jnt_type[b]]}")
            continue
        if model.jnt_limited[a] != source.jnt_limited[b]:
            wrong.append(f"joint {name} limited {model.jnt_limited[a]}, not {source.jnt_limited[b]}")
        elif source.jnt_limited[b]:
            close(wrong, name + " range", model.jnt_range[a], source.jnt_range[b])
        da, db = model.jnt_dofadr[a], source.jnt_dofadr[b]
        close(wrong, name + " damping", model.dof_damping[da], source.dof_damping[db])
        close(wrong, name + " friction", model.dof_frictionloss[da], source.dof_frictionloss[db])
    return wrong, compared


def close(wrong, what, ours, theirs, tolerance=1e-6):
    scale = max(float(np.max(np.abs(theirs))), 1e-12)
    error = float(np.max(np.abs(np.asarray(ours) - np.asarray(theirs)))) / scale
    if not error <= tolerance:
        wrong.append(f"{what}: {ours}, not {theirs}")


def motion_errors(source, model, random):
    """Largest differences of links' centres (m) and of the mass matrix (relative) in random poses."""
    shared = sorted(set(joints(source)) & set(joints(model)))
    places, matrix = 0.0, 0.0
    a, b = mujoco.MjData(model), mujoco.MjData(source)
    common = sorted(set(bodies(source)) & set(bodies(model)))
    for _ in range(POSES):
        mujoco.mj_resetData(model, a)
        mujoco.mj_resetData(source, b)
        dofs_a, dofs_b = [], []
        for name in shared:
            i, j = joints(model)[name], joints(source)[name]
            kind = source.jnt_type[j]
            width = {0: 7, 1: 4, 2: 1, 3: 1}[kind]
            value = random.normal(size=width)
            if width > 1:
                value[-4:] /= np.linalg.norm(value[-4:])
            elif source.jnt_limited[j]:
                value = random.uniform(*source.jnt_range[j], size=1)
            pa, pb = model.jnt_qposadr[i], source.jnt_qposadr[j]
            b.qpos[pb : pb + width] = value
            # A position is told from the pose as described, whatever the joint calls that.
            a.qpos[pa : pa + width] = value - (source.qpos0[pb] if width == 1 else 0)
            for k in range({0: 6, 1: 3}.get(kind, 1)):
                dofs_a.append(model.jnt_dofadr[i] + k)
                dofs_b.append(source.jnt_dofadr[j] + k)
        mujoco.mj_forward(model, a)
        mujoco.mj_forward(source, b)
        for name in common:
            i, j = bodies(model)[name], bodies(source)[name]
            # The centre of mass: URDF's frames lie at the joints, whose places differ from the source's.
            if model.body_mass[i] > 0 and abs(model.body_mass[i] / max(source.body_mass[j], 1e-300) - 1) < 1e-6:
                places = max(places, float(np.max(np.abs(a.xipos[i] - b.xipos[j]))))
        if dofs_a and model.nv == source.nv == len(dofs_a):
            ours, theirs = full(model, a)[np.ix_(dofs_a, dofs_a)], full(source, b)[np.ix_(dofs_b, dofs_b)]
            matrix = max(matrix, float(np.max(np.abs(ours - theirs)) / np.max(np.abs(theirs))))
    return places, matrix


def full(model, data):
    """The mass matrix: a unit acceleration of each freedom, through the inverse dynamics."""
    matrix = np.zeros((model.nv, model.nv))
    gravity = model.opt.gravity.copy()
    model.opt.gravity[:] = 0
    column, base = np.zeros(model.nv), np.zeros(model.nv)
    data.qvel[:] = 0
    data.qacc[:] = 0
    mujoco.mj_rne(model, data, 0, base)
    for i in range(model.nv):
        data.qacc[:] = 0
        data.qacc[i] = 1
        mujoco.mj_rne(model, data, 1, column)
        matrix[:, i] = column - base
    model.opt.gravity[:] = gravity
    return matrix + np.diag(model.dof_armature)


def stays_finite(model):
    """Whether a second passes without a warning, and the greatest speed in it."""
    data = mujoco.MjData(model)
    fastest = 0.0
    for _ in range(int(1.0 / model.opt.timestep)):
        mujoco.mj_step(model, data)
        if model.nv:
            fastest = max(fastest, float(np.max(np.abs(data.qvel))))
    bad = sum(data.warning[i].number for i in range(len(data.warning)))
    finite = bool(np.isfinite(data.qpos).all() and np.isfinite(data.qvel).all())
    return finite and bad == 0, fastest


def check(folder, facts, source, random):
    """Checks one robot; gives back figures for the summary."""
    model = exported(folder, "model.mjcf.xml")
    scene = mujoco.MjModel.from_xml_path(str(folder / "scene.mjcf.xml"))
    finite, fastest = stays_finite(scene)
    urdf = exported(folder, "model.urdf") if facts["urdf"]["written"] else None
    urdf_finite = urdf is None or stays_finite(urdf)[0]
    result = {"robots": 1, "finite": finite and urdf_finite, "fastest": fastest, "wrong": [], "places": 0.0,
              "matrix": 0.0, "masses": 0, "joints": 0, "urdfs": urdf is not None, "sources": 0}
    theirs, why = source_model(source) if source else (None, "its source is not given")
    if theirs is None:
        print(f"  MuJoCo does not read the source: {why}")
    else:
        result["sources"] = 1
        for ours in (model, urdf):
            if ours is None:
                continue
            wrong, compared = differences(theirs, ours, facts) if ours is model else ([], {})
            places, matrix = motion_errors(theirs, ours, random)
            result["wrong"] += wrong
            result["places"] = max(result["places"], places)
            if ours is model:
                result["matrix"] = matrix
            for key, count in compared.items():
                result[key] += count
    return result


def line(name, facts, r):
    urdf = "URDF too" if r["urdfs"] else "no URDF: " + facts["urdf"]["reason"]
    against = (
        f"{r['masses']} masses, {r['joints']} joints as in the source, places {r['places']:.1e} m, mass matrix {r['matrix']:.1e}"
        if r["sources"]
        else "source not compared"
    )
    return (
        f"{name}: {len(facts['links'])} links, {facts['mass_kg']:.4g} kg, {facts['freedoms']} freedoms, {urdf}; {against};"
        f" a second {'finite' if r['finite'] else 'NOT FINITE'}, at most {r['fastest']:.3g}"
    )
