"""Makes the USD files of the tests: python make_usd.py FOLDER; usd-core 26.11, Pillow 13."""
import os
import sys
from PIL import Image
from pxr import Gf, Sdf, Usd, UsdGeom, UsdShade, UsdUtils

folder = sys.argv[1]
os.makedirs(f"{folder}/parts", exist_ok=True)
Image.frombytes("RGB", (2, 2), bytes([255, 0, 0, 0, 255, 0, 0, 0, 255, 255, 255, 0])).save(f"{folder}/parts/paint.png")


def cube(stage, path, side=1.0):
    mesh = UsdGeom.Mesh.Define(stage, path)
    s = side / 2
    mesh.CreatePointsAttr([(x, y, z) for z in (-s, s) for y in (-s, s) for x in (-s, s)])
    mesh.CreateFaceVertexCountsAttr([4] * 6)
    mesh.CreateFaceVertexIndicesAttr(
        [0, 2, 3, 1, 4, 5, 7, 6, 0, 1, 5, 4, 2, 6, 7, 3, 0, 4, 6, 2, 1, 3, 7, 5])
    mesh.CreateSubdivisionSchemeAttr("none")
    return mesh


# A wheel that the scene refers to, as a crate with packed numbers.
wheel = Usd.Stage.CreateNew(f"{folder}/parts/wheel.usdc")
UsdGeom.SetStageUpAxis(wheel, UsdGeom.Tokens.y)
wheel.SetDefaultPrim(UsdGeom.Xform.Define(wheel, "/Wheel").GetPrim())
tread = UsdGeom.Mesh.Define(wheel, "/Wheel/Tread")
n = 48
import math
tread.CreatePointsAttr([(math.cos(2 * math.pi * i / n), y, math.sin(2 * math.pi * i / n)) for y in (0, 1) for i in range(n)])
tread.CreateFaceVertexCountsAttr([4] * n)
tread.CreateFaceVertexIndicesAttr([k for i in range(n) for k in (i, i + n, (i + 1) % n + n, (i + 1) % n)])
UsdGeom.PrimvarsAPI(tread).CreatePrimvar("st", Sdf.ValueTypeNames.TexCoord2fArray, UsdGeom.Tokens.vertex).Set(
    [(i / n, y) for y in (0, 1) for i in range(n)])
material = UsdShade.Material.Define(wheel, "/Wheel/Looks/Rubber")
shader = UsdShade.Shader.Define(wheel, "/Wheel/Looks/Rubber/Surface")
shader.CreateIdAttr("UsdPreviewSurface")
shader.CreateInput("roughness", Sdf.ValueTypeNames.Float).Set(0.75)
shader.CreateInput("metallic", Sdf.ValueTypeNames.Float).Set(0.0)
material.CreateSurfaceOutput().ConnectToSource(shader.ConnectableAPI(), "surface")
texture = UsdShade.Shader.Define(wheel, "/Wheel/Looks/Rubber/Paint")
texture.CreateIdAttr("UsdUVTexture")
texture.CreateInput("file", Sdf.ValueTypeNames.Asset).Set("./paint.png")
texture.CreateInput("wrapS", Sdf.ValueTypeNames.Token).Set("mirror")
texture.CreateInput("wrapT", Sdf.ValueTypeNames.Token).Set("clamp")
shader.CreateInput("diffuseColor", Sdf.ValueTypeNames.Color3f).ConnectToSource(texture.ConnectableAPI(), "rgb")
turn = UsdShade.Shader.Define(wheel, "/Wheel/Looks/Rubber/Turn")
turn.CreateIdAttr("UsdTransform2d")
turn.CreateInput("scale", Sdf.ValueTypeNames.Float2).Set((2, 4))
turn.CreateInput("translation", Sdf.ValueTypeNames.Float2).Set((0.5, 0.25))
texture.CreateInput("st", Sdf.ValueTypeNames.Float2).ConnectToSource(turn.ConnectableAPI(), "result")
UsdShade.MaterialBindingAPI.Apply(tread.GetPrim()).Bind(material)
wheel.Save()

stage = Usd.Stage.CreateNew(f"{folder}/scene.usda")
UsdGeom.SetStageUpAxis(stage, UsdGeom.Tokens.z)
UsdGeom.SetStageMetersPerUnit(stage, 0.01)
stage.GetRootLayer().customLayerData = {"creator": "make_usd"}
world = UsdGeom.Xform.Define(stage, "/World")
stage.SetDefaultPrim(world.GetPrim())

# Transform operations of all kinds, a pivot undone, animated.
box = cube(stage, "/World/Box", 2)
box.AddTranslateOp().Set((10, 0, 0))
pivot = box.AddTranslateOp(opSuffix="pivot")
pivot.Set((1, 0, 0))
box.AddRotateXYZOp().Set((30, 40, 50))
box.AddOrientOp().Set(Gf.Quatf(0.9238795, 0, 0, 0.3826834))
box.AddScaleOp().Set((1, 2, 3))
box.AddTranslateOp(opSuffix="pivot", isInverseOp=True)
box.GetPrim().SetCustomDataByKey("note", "a box")
UsdGeom.PrimvarsAPI(box).CreatePrimvar("displayColor", Sdf.ValueTypeNames.Color3fArray, UsdGeom.Tokens.constant).Set([(0.25, 0.5, 0.75)])

# Corners with texture coordinates of their own, by numbers; two materials; a left-handed mesh.
skin = cube(stage, "/World/Skin")
skin.CreateOrientationAttr("leftHanded")
skin.AddTransformOp().Set(Gf.Matrix4d().SetTranslate((0, 20, 0)))
st = UsdGeom.PrimvarsAPI(skin).CreatePrimvar("UVMap", Sdf.ValueTypeNames.TexCoord2fArray, UsdGeom.Tokens.faceVarying)
st.Set([(0, 0), (1, 0), (1, 1), (0, 1)])
st.SetIndices([0, 1, 2, 3] * 6)
for name, color, faces in (("Red", (1, 0, 0), [0, 1]), ("Blue", (0, 0, 1), [2])):
    material = UsdShade.Material.Define(stage, f"/World/Looks/{name}")
    shader = UsdShade.Shader.Define(stage, f"/World/Looks/{name}/Surface")
    shader.CreateIdAttr("UsdPreviewSurface")
    shader.CreateInput("diffuseColor", Sdf.ValueTypeNames.Color3f).Set(color)
    material.CreateSurfaceOutput().ConnectToSource(shader.ConnectableAPI(), "surface")
    subset = UsdGeom.Subset.CreateGeomSubset(skin, name, UsdGeom.Tokens.face, faces, "materialBind")
    UsdShade.MaterialBindingAPI.Apply(subset.GetPrim()).Bind(material)

# References: two wheels, the second one through a class and inside a variant.
for name, at in (("Left", 3), ("Right", -3)):
    prim = UsdGeom.Xform.Define(stage, f"/World/{name}")
    prim.AddTranslateOp().Set((0, at, 0))
    prim.GetPrim().GetReferences().AddReference("./parts/wheel.usdc")
sets = world.GetPrim().GetVariantSets().AddVariantSet("size")
for variant, side in (("small", 1), ("large", 5)):
    sets.AddVariant(variant)
    sets.SetVariantSelection(variant)
    with sets.GetVariantEditContext():
        cube(stage, "/World/Choice", side).AddTranslateOp().Set((0, 0, 30))
sets.SetVariantSelection("large")
stage.CreateClassPrim("/_Cls")
cube(stage, "/_Cls/Inner", 4)
heir = UsdGeom.Xform.Define(stage, "/World/Heir")
heir.AddTranslateOp().Set((-30, 0, 0))
heir.GetPrim().GetInherits().AddInherit("/_Cls")

# Many of one, and what is not shown.
many = UsdGeom.PointInstancer.Define(stage, "/World/Many")
cube(stage, "/World/Many/Protos/A", 1)
many.CreatePrototypesRel().SetTargets(["/World/Many/Protos/A"])
many.CreateProtoIndicesAttr([0, 0, 0])
many.CreatePositionsAttr([(0, -20, 0), (0, -22, 0), (0, -24, 0)])
many.CreateScalesAttr([(1, 1, 1), (1, 1, 2), (1, 1, 3)])
many.CreateOrientationsAttr([Gf.Quath(1, 0, 0, 0)] * 3)
guide = cube(stage, "/World/Guide", 900)
guide.CreatePurposeAttr("guide")
hidden = cube(stage, "/World/Hidden", 900)
hidden.CreateVisibilityAttr("invisible")
gone = cube(stage, "/World/Gone", 900)
gone.GetPrim().SetActive(False)
moving = cube(stage, "/World/Moving", 1)
op = moving.AddTranslateOp()
op.Set((0, 0, -40), 1)
op.Set((0, 0, -900), 9)
ball = UsdGeom.Sphere.Define(stage, "/World/Ball")
ball.CreateRadiusAttr(2)
ball.AddTranslateOp().Set((0, 0, 50))
stage.Save()

flat = Usd.Stage.Open(f"{folder}/scene.usda")
flat.GetRootLayer().Export(f"{folder}/scene.usdc")
UsdUtils.CreateNewUsdzPackage(f"{folder}/scene.usda", f"{folder}/scene.usdz")
