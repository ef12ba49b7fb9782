"""Bodies that bounce, swing and roll, as another engine has them: python scenes.py > engine.csv

MuJoCo 3 or 4 (pip install mujoco) with its soft contacts. Each clip is a header and knots: between two of
them a cubic with their places and velocities is followed, which is exact for free flight; contacts have a
knot each millisecond. Lengths in metres, x to the right, y down, z away from the camera, about the point
that it looks at; seconds; angles clockwise as seen from the camera.

  clip,NAME,KIND,PITCH_RAD,DISTANCE_M,RADIUS_M,PERIOD_S,DAMPING_PER_S,ROLL_RATIO
  contact,SECONDS,RESTITUTION,NORMAL_X,NORMAL_Y   by the flights on both sides, where they would meet
  knot,SECONDS,X,Y,Z,VX,VY,VZ,ANGLE,RATE
"""

import math
import random

import mujoco

STEP = 0.00025
SECONDS = 3.1


def world(body, floor):
    return mujoco.MjModel.from_xml_string(f"""
<mujoco>
  <option timestep="{STEP}" gravity="0 0 -9.81" integrator="implicitfast" cone="elliptic"/>
  <worldbody>{floor}{body}</worldbody>
</mujoco>""")


def solref(restitution, contact_seconds=0.008):
    """A spring that throws back so much of the speed; stiffness and damping by unit of mass."""
    log = -math.log(restitution) / math.pi
    zeta = log / math.sqrt(1 + log * log)
    omega = math.pi / contact_seconds / math.sqrt(1 - zeta * zeta)
    return f"-{omega * omega:.1f} -{2 * zeta * omega:.3f}"


def state(data):
    """Place and velocity in the camera's directions, turning about its line of sight."""
    x, y, z = data.qpos[:3]
    vx, vy, vz = data.qvel[:3]
    return [x, -z, y, vx, -vz, vy]


def header(name, kind, pitch, distance, radius, period=0.0, damping=0.0, ratio=0.0):
    print(f"clip,{name},{kind},{pitch:.5f},{distance:.4f},{radius:.4f},{period:.6f},{damping:.5f},{ratio:.5f}")


def knot(t, s, angle=0.0, rate=0.0):
    print("knot," + ",".join(f"{v:.6g}" for v in [round(t, 5), *(round(v, 5) for v in s), round(angle, 5), round(rate, 4)]))


def meeting(t0, s0, t1, s1):
    """When the flights before and after a contact meet, if they went on."""
    best = (t0 + t1) / 2
    for _ in range(30):
        def place(t, at, s):
            return s[1] + s[4] * (t - at) + 9.81 / 2 * (t - at) ** 2
        gap = place(best, t1, s1) - place(best, t0, s0)
        closing = (s1[4] + 9.81 * (best - t1)) - (s0[4] + 9.81 * (best - t0))
        best -= gap / closing
    return best


def states(model, data):
    """States a step apart, each with whether something touches there.

    The engine moves a body with the velocity that it has at the end of a step, so its velocities are those
    of half a step before: the mean of two neighbours is that at their places, and in free flight exactly so.
    """
    found = []
    for _ in range(round(SECONDS / STEP) + 1):
        before = state(data)
        mujoco.mj_step(model, data)
        after = state(data)
        velocity = [(v + w) / 2 for v, w in zip(before[3:], after[3:])]
        found.append((before[:3] + velocity, data.ncon > 0))
    return found


def bouncing(name, kind, rng, pitch, receding, friction):
    e = rng.uniform(0.6, 0.85)
    radius = rng.uniform(0.05, 0.08)
    distance = rng.uniform(3.2, 4.6)
    floor_y = rng.uniform(0.55, 0.75)
    condim = 3 if friction else 1
    contact = f'solref="{solref(e)}" solimp="0.99 0.99 0.001" condim="{condim}" friction="0.4 0.001 0.0001"'
    model = world(
        f'<body><freejoint/><geom type="sphere" size="{radius}" mass="0.4" {contact}/></body>',
        f'<geom type="plane" size="20 20 0.1" pos="0 0 {-floor_y - radius}" {contact}/>')
    data = mujoco.MjData(model)
    data.qpos[:3] = [rng.uniform(-0.8, -0.4), -1.5 * receding, rng.uniform(0.25, 0.5)]
    data.qvel[:3] = [rng.uniform(0.25, 0.5), receding, 0]
    header(name, kind, pitch, distance, radius)
    found = states(model, data)
    knot(0, found[0][0])
    begun, written = None, 0.0
    for i in range(1, len(found) - 1):
        t = i * STEP
        s, touches = found[i]
        touched = found[i - 1][1]
        if touches and not touched:
            # The last free state: the mean with a neighbour that is thrown back would be none.
            begun = (t - STEP, found[i - 1][0])
            knot(*begun)
            written = t
        elif touches and t - written >= (0.001 if t - begun[0] < 0.02 else 0.05) - 1e-9:
            knot(t, s)
            written = t
        elif touched and not touches:
            knot(t, s)
            if begun and -s[4] > 0.25:
                met = meeting(*begun, t, s)
                into = begun[1][4] + 9.81 * (met - begun[0])
                out = -s[4] - 9.81 * (met - t)
                print(f"contact,{met:.6f},{out / into:.5f},0,-1")
    knot(SECONDS, found[-1][0])


def swinging(name, rng):
    length = rng.uniform(0.25, 0.6)
    damping = rng.uniform(0.05, 0.2)
    radius, distance, mass = 0.05, 3.5, 0.5
    inertia = mass * length * length + 0.4 * mass * radius * radius
    model = world(
        f'<body pos="0 0 {length / 2}"><joint type="hinge" axis="0 1 0" damping="{2 * damping * inertia}"/>'
        f'<geom type="sphere" size="{radius}" pos="0 0 {-length}" mass="{mass}"/></body>', "")
    data = mujoco.MjData(model)
    data.qpos[0] = math.radians(rng.uniform(12, 25))
    crossings = []
    knots = []
    for i in range(int(SECONDS / STEP)):
        a, v = data.qpos[0], data.qvel[0]
        # The hinge turns about the line of sight: x to the right is minus the sine of its angle.
        place = [-length * math.sin(a), length * math.cos(a) - length / 2, 0]
        speed = [-length * math.cos(a) * v, -length * math.sin(a) * v, 0]
        if i % 200 == 0:
            knots.append((i * STEP, place + speed))
        mujoco.mj_step(model, data)
        if a * data.qpos[0] < 0:
            crossings.append((i + a / (a - data.qpos[0])) * STEP)
    inside = [t for t in crossings if t < 3]
    header(name, "PENDULUM", 0, distance, radius, 2 * (inside[-1] - inside[0]) / (len(inside) - 1), damping)
    for t, s in knots:
        knot(t, s)


def rolling(name, rng, friction):
    slope = math.radians(rng.uniform(-5, 5))
    radius, distance = rng.uniform(0.12, 0.2), 3.5
    grip = f'condim="3" friction="{friction} 0 0" solref="0.004 1"'
    model = world(
        f'<body><freejoint/><geom type="sphere" size="{radius}" mass="1" {grip}/></body>',
        f'<geom type="plane" size="20 20 0.1" euler="0 {math.degrees(slope)} 0" {grip}/>')
    data = mujoco.MjData(model)
    speed = rng.uniform(0.5, 0.8)
    data.qpos[:3] = [-0.9, 0, radius / math.cos(slope) + 0.9 * math.tan(slope)]
    data.qvel[:3] = [speed * math.cos(slope), 0, -speed * math.sin(slope)]
    if friction > 0:
        data.qvel[4] = speed / radius
    knots, turned, product, square = [], 0.0, 0.0, 0.0
    for i in range(int(SECONDS / STEP)):
        # Seen along y, a turn about y from z to x is clockwise.
        rate = data.qvel[4]
        s = state(data)
        if i % 200 == 0:
            knots.append((i * STEP, s, turned, rate))
            rolled = math.hypot(s[3], s[4]) / radius
            product += rate * rolled
            square += rolled * rolled
        mujoco.mj_step(model, data)
        turned += rate * STEP
    header(name, "ROLLING", 0, distance, radius, ratio=product / square)
    for t, s, angle, rate in knots:
        knot(t, s, angle, rate)


def main():
    rng = random.Random(20)
    for i in range(6):
        bouncing(f"frontal-{i}", "BOUNCE", rng, 0.0, 0.0, i % 2)
    for i in range(6):
        pitch = math.radians(rng.uniform(15, 30)) * (1 if i % 2 else -1)
        bouncing(f"pitched-{i}", "OBLIQUE", rng, pitch, 0.0, i % 3 == 0)
    for i in range(6):
        pitch = math.radians(rng.uniform(5, 20))
        bouncing(f"in depth-{i}", "OBLIQUE", rng, pitch, rng.choice([-1, 1]) * rng.uniform(0.2, 0.4), i % 3 == 0)
    for i in range(4):
        swinging(f"swinging-{i}", rng)
    for i in range(4):
        rolling(f"rolling-{i}", rng, 1.0 if i < 2 else 0.0)


main()
