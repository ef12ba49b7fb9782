#!/usr/bin/env python3
"""Holds exports for simulators against trimesh and MuJoCo.

Usage: check_simulation.py --make DIR     writes bodies of known shape into DIR
       check_simulation.py EXPORTS [MODELS]   checks every export below EXPORTS; those of models
                                             below MODELS against trimesh's reading of them too

Robots are held against MuJoCo's own reading of their descriptions: see check_robots.py. Of each
other export: mass properties against trimesh's own reading of the same surface, convexity and
volume of the hulls, loading of MJCF and URDF and the inertia that MuJoCo makes of them, standing
still in the stated poses, falling into one of them from random attitudes, and the period of
swinging as a physical pendulum. Prints one line an export, a summary, and ends with status 1 if a
gate is missed.
"""

import json
import sys
from pathlib import Path

import check_robots
import mujoco
import numpy as np
import trimesh
from scipy.spatial import ConvexHull

G = 9.81
DROPS = 6
LEAST_PROBABILITY = 0.02
LEAST_TIP = np.radians(3)
STILL = np.radians(5)
SAME_POSE = np.radians(6)


def make(folder):
    """Bodies whose mass properties are known, in metres."""
    folder = Path(folder)
    folder.mkdir(parents=True, exist_ok=True)
    c = trimesh.creation
    bodies = {
        "box": c.box((0.1, 0.2, 0.3)),
        "cube": c.box((0.2, 0.2, 0.2)),
        "ball": c.icosphere(subdivisions=3, radius=0.15),
        "cylinder": c.cylinder(radius=0.05, height=0.3, sections=64),
        "cone": c.cone(radius=0.1, height=0.3, sections=48),
        "torus": c.torus(0.2, 0.05, major_sections=64, minor_sections=24),
        "capsule": c.capsule(height=0.3, radius=0.06),
        "tube": c.annulus(0.08, 0.1, height=0.2, sections=64),
    }
    hollow = c.box((0.4, 0.4, 0.4))
    inner = c.box((0.2, 0.3, 0.1), transform=trimesh.transformations.translation_matrix((0.05, 0, 0.1)))
    inner.invert()
    bodies["hollow"] = trimesh.util.concatenate([hollow, inner])
    bodies["compound"] = trimesh.util.concatenate(
        [c.box((0.1, 0.1, 0.4)), c.box((0.3, 0.08, 0.06), transform=trimesh.transformations.translation_matrix((0.2, 0, -0.15)))]
    )
    for name, body in bodies.items():
        body.export(folder / f"{name}.ply")
    check_robots.make(folder)


def inertia_of(values):
    xx, yy, zz, xy, yz, zx = values
    return np.array([[xx, xy, zx], [xy, yy, yz], [zx, yz, zz]])


def relative(a, b):
    return float(np.max(np.abs(np.asarray(a) - np.asarray(b))) / max(np.max(np.abs(b)), 1e-300))


def mass_errors(folder, facts):
    """Largest relative errors of volume, centre and inertia against trimesh, centred."""
    mesh = trimesh.load(folder / "visual.obj", process=False, force="mesh")
    mean = mesh.vertices.mean(axis=0)
    mesh.apply_translation(-mean)
    inertial = facts["inertial"]
    tensor = inertia_of(inertial["inertia_kg_m2_xx_yy_zz_xy_yz_zx"])
    size = float(np.linalg.norm(mesh.extents))
    return max(
        relative(inertial["volume_m3"], mesh.volume),
        float(np.max(np.abs(np.array(inertial["centre_of_mass_m"]) - mean - mesh.center_mass))) / size,
        relative(tensor, mesh.moment_inertia * inertial["density_kg_m3"]),
    )


def source_error(source, facts):
    """Largest relative error of volume and moments against trimesh's own reading; None if it cannot say."""
    steps = {step["name"]: step for step in facts["repair"]}
    unit = steps["frame"]["settings"]["metres_per_unit"]
    if steps["decimate"]["counts"]["triangles_removed"] or steps["orient"]["counts"]["faces_turned"]:
        return None
    try:
        mesh = trimesh.load(source, force="mesh")
    except Exception as failure:  # whatever a reader does not like: it is not our file
        print(f"  trimesh cannot read {source.name}: {failure}")
        return None
    if not mesh.is_watertight:
        return None
    mesh.apply_translation(-mesh.vertices.mean(axis=0))
    scale = float(unit)
    inertial = facts["inertial"]
    moments = np.sort(np.linalg.eigvalsh(mesh.moment_inertia)) * scale**5 * inertial["density_kg_m3"]
    return max(
        relative(inertial["volume_m3"], mesh.volume * scale**3),
        relative(inertial["principal_moments_kg_m2"], moments),
    )


def hulls_ok(folder, facts):
    """Whether each piece is convex, has the stated volume, and all of them hold the surface."""
    collision = facts["collision"]
    pieces = [
        trimesh.load(folder / f"hull_{i:02d}.obj", process=False, force="mesh")
        for i in range(collision["pieces"])
    ]
    for piece, volume in zip(pieces, collision["volumes_m3"]):
        if abs(piece.volume / volume - 1) > 1e-9 or abs(piece.convex_hull.volume / volume - 1) > 1e-5:
            return False
    body = trimesh.load(folder / "visual.obj", process=False, force="mesh")
    points = body.vertices[:: max(1, len(body.vertices) // 2000)]
    room = 1e-5 * float(np.linalg.norm(body.extents))
    held = np.zeros(len(points), bool)
    for piece in pieces:
        # Qhull's planes: those of slivers in the piece's own triangulation mean nothing.
        planes = ConvexHull(piece.vertices).equations
        held |= (points @ planes[:, :3].T + planes[:, 3]).max(axis=1) <= room
    return bool(held.all())


def loading_error(folder, facts):
    """Largest relative error of mass and principal moments that MuJoCo has, MJCF and URDF."""
    worst = 0.0
    for name in ("model.mjcf.xml", "model.urdf"):
        model = mujoco.MjModel.from_xml_path(str(folder / name))
        body = model.nbody - 1
        if name.endswith("urdf"):
            # A root link without a joint is welded into the world, whose mass nobody keeps.
            continue
        worst = max(
            worst,
            relative(model.body_mass[body], facts["inertial"]["mass_kg"]),
            relative(np.sort(model.body_inertia[body]), facts["inertial"]["principal_moments_kg_m2"]),
            relative(model.body_ipos[body], facts["inertial"]["centre_of_mass_m"])
            if np.max(np.abs(facts["inertial"]["centre_of_mass_m"])) > 1e-6
            else 0,
        )
    return worst


def settle(model, data, seconds):
    for _ in range(int(seconds / model.opt.timestep)):
        mujoco.mj_step(model, data)


def down_in_body(data):
    rotation = np.zeros(9)
    mujoco.mju_quat2Mat(rotation, data.qpos[3:7])
    return rotation.reshape(3, 3).T @ np.array([0, 0, -1.0])


def angle(a, b):
    return float(np.arccos(np.clip(np.dot(a, b), -1, 1)))


def rests(folder, facts):
    """How many of the probable poses stand still, of how many."""
    model = mujoco.MjModel.from_xml_path(str(folder / "scene.mjcf.xml"))
    scale_time(model, facts)
    data = mujoco.MjData(model)
    still = tried = 0
    for number in range(model.nkey):
        pose = facts["resting_poses"][number]
        if pose["probability"] < LEAST_PROBABILITY or pose["tip_rad"] < LEAST_TIP:
            continue
        tried += 1
        mujoco.mj_resetDataKeyframe(model, data, number)
        settle(model, data, 1.0)
        still += angle(down_in_body(data), np.array(pose["down"])) < STILL
    return still, tried


def scale_time(model, facts):
    """Steps short and contacts stiff enough for small bodies."""
    height = min(pose["height_m"] for pose in facts["resting_poses"])
    model.opt.timestep = float(np.clip(0.02 * np.sqrt(height / G), 2e-4, 2e-3))
    # How far bodies sink in goes with the square of this, whatever they weigh.
    model.geom_solref[:, 0] = 2.5 * model.opt.timestep


def drops(folder, facts, random):
    """How many random drops end in a stated pose, of how many that come to rest in four seconds."""
    model = mujoco.MjModel.from_xml_path(str(folder / "scene.mjcf.xml"))
    scale_time(model, facts)
    model.geom_friction[:, 0] = 1.0
    data = mujoco.MjData(model)
    downs = np.array([pose["down"] for pose in facts["resting_poses"]])
    centre = np.array(facts["inertial"]["centre_of_mass_m"])
    reach = max(pose["height_m"] for pose in facts["resting_poses"]) * 2.5
    hits = ended = 0
    for _ in range(DROPS):
        mujoco.mj_resetData(model, data)
        quaternion = random.normal(size=4)
        quaternion /= np.linalg.norm(quaternion)
        rotation = np.zeros(9)
        mujoco.mju_quat2Mat(rotation, quaternion)
        data.qpos[3:7] = quaternion
        data.qpos[:3] = np.array([0, 0, reach]) - rotation.reshape(3, 3) @ centre
        for _ in range(8):
            settle(model, data, 0.5)
            if np.max(np.abs(data.qvel[3:6])) < 0.02 and np.max(np.abs(data.qvel[:3])) < 0.01:
                break
        else:
            continue
        ended += 1
        hits += min(angle(down_in_body(data), down) for down in downs) < SAME_POSE
    return hits, ended


def period_error(folder, facts):
    """Largest relative error of the period of small swings about three axes off the centre."""
    inertial = facts["inertial"]
    mass = inertial["mass_kg"]
    centre = np.array(inertial["centre_of_mass_m"])
    tensor = inertia_of(inertial["inertia_kg_m2_xx_yy_zz_xy_yz_zx"])
    arm = float(np.sqrt(np.trace(tensor) / mass))
    worst = 0.0
    for axis in range(3):
        along = np.eye(3)[axis]
        down = np.eye(3)[(axis + 1) % 3]
        spec = mujoco.MjSpec.from_file(str(folder / "model.mjcf.xml"))
        for key in list(spec.keys):
            spec.delete(key)
        body = spec.bodies[1]
        for joint in list(body.joints):
            spec.delete(joint)
        for geom in spec.geoms:
            geom.contype = 0
            geom.conaffinity = 0
        body.add_joint(type=mujoco.mjtJoint.mjJNT_HINGE, axis=along, pos=centre - arm * down)
        spec.option.gravity = list(G * down)
        moment = along @ tensor @ along + mass * arm * arm
        expected = 2 * np.pi * np.sqrt(moment / (mass * G * arm))
        spec.option.timestep = expected / 2000
        spec.option.integrator = mujoco.mjtIntegrator.mjINT_RK4
        model = spec.compile()
        data = mujoco.MjData(model)
        swing = 0.01
        data.qpos[0] = swing
        crossings = []
        before = swing
        while len(crossings) < 5:
            mujoco.mj_step(model, data)
            now = data.qpos[0]
            if (before > 0) != (now > 0):
                crossings.append(data.time - model.opt.timestep * now / (now - before))
            before = now
            if data.time > 20 * expected:
                return float("inf")
        measured = (crossings[4] - crossings[0]) / 2
        worst = max(worst, abs(measured / (expected * (1 + swing**2 / 16)) - 1))
    return worst


def model_of(folder, root, sources):
    """The model that an export was made of, where it is known."""
    for part, place in (("given", sources), ("known", Path(root).parent / "known")):
        base = Path(root) / part
        if place is not None and folder.is_relative_to(base):
            source = Path(place) / folder.relative_to(base)
            return source if source.is_file() else None
    return None


def check(root, sources):
    random = np.random.default_rng(17)
    worst = {"mass": 0.0, "source": 0.0, "loading": 0.0, "period": 0.0}
    totals = {"still": 0, "poses": 0, "hits": 0, "drops": 0, "hulls": 0, "exports": 0, "sources": 0}
    excess = []
    robots = []
    for file in sorted(Path(root).rglob("simulation.json")):
        folder = file.parent
        facts = json.loads(file.read_text())
        if facts.get("kind") == "robot":
            found = check_robots.check(folder, facts, model_of(folder, root, sources), random)
            print(check_robots.line(folder.relative_to(root), facts, found), flush=True)
            for wrong in found["wrong"]:
                print(f"  WRONG {wrong}")
            robots.append(found)
            continue
        mass = mass_errors(folder, facts)
        source = model_of(folder, root, sources)
        own = source_error(source, facts) if source else None
        hulls = hulls_ok(folder, facts)
        loading = loading_error(folder, facts)
        still, poses = rests(folder, facts)
        hits, ended = drops(folder, facts, random)
        period = period_error(folder, facts)
        print(
            f"{folder.relative_to(root)}: mass {mass:.1e}, source {'-' if own is None else f'{own:.1e}'}, hulls {facts['collision']['pieces']}"
            f" {100 * facts['collision']['volume_excess']:+.1f} % {'ok' if hulls else 'WRONG'},"
            f" loads {loading:.1e}, still {still}/{poses}, drops {hits}/{ended}, period {period:.1e}",
            flush=True,
        )
        worst["mass"] = max(worst["mass"], mass)
        if own is not None:
            totals["sources"] += 1
            worst["source"] = max(worst["source"], own)
        worst["loading"] = max(worst["loading"], loading)
        worst["period"] = max(worst["period"], period)
        excess.append(facts["collision"]["volume_excess"])
        for key, value in zip(
            ("still", "poses", "hits", "drops", "hulls", "exports"), (still, poses, hits, ended, hulls, 1)
        ):
            totals[key] += value
    gates = [
        ("mass properties against trimesh", worst["mass"], worst["mass"] < 1e-9),
        (f"the same against trimesh's reading of {totals['sources']} watertight models", worst["source"],
         worst["source"] < 1e-6),
        ("mass and moments in MuJoCo", worst["loading"], worst["loading"] < 1e-6),
        ("period of swinging", worst["period"], worst["period"] < 1e-3),
        ("exports whose hulls are convex and hold the surface", f"{totals['hulls']} of {totals['exports']}",
         totals["hulls"] == totals["exports"] > 0),
        ("probable poses that stand still", f"{totals['still']} of {totals['poses']}",
         totals["still"] >= 0.96 * totals["poses"]),
        ("drops that end in a stated pose", f"{totals['hits']} of {totals['drops']}",
         totals["hits"] >= 0.96 * totals["drops"]),
    ]
    if robots:
        gates += robot_gates(robots)
    for name, value, passed in gates:
        print(f"{'ok  ' if passed else 'MISS'} {name}: {value if isinstance(value, str) else f'{value:.2g}'}")
    print(f"     median volume excess of hulls: {100 * float(np.median(excess)):.1f} %")
    return all(passed for _, _, passed in gates)


def robot_gates(robots):
    def total(key):
        return sum(robot[key] for robot in robots)

    wrong = sum(len(robot["wrong"]) for robot in robots)
    places = max(robot["places"] for robot in robots)
    matrix = max(robot["matrix"] for robot in robots)
    finite = sum(robot["finite"] for robot in robots)
    of = f"of {total('sources')} robots whose source MuJoCo reads"
    return [
        (f"{total('masses')} masses and {total('joints')} joints {of}, that differ", f"{wrong}", wrong == 0),
        (f"places of links in random poses, in m, {of}", places, places < 1e-6),
        (f"mass matrices {of}", matrix, matrix < 1e-6),
        ("robots that stay finite for a second", f"{finite} of {len(robots)}", finite == len(robots)),
    ]


if __name__ == "__main__":
    if len(sys.argv) == 3 and sys.argv[1] == "--make":
        make(sys.argv[2])
    elif len(sys.argv) in (2, 3):
        sys.exit(0 if check(sys.argv[1], sys.argv[2] if len(sys.argv) == 3 else None) else 1)
    else:
        sys.exit(__doc__)
