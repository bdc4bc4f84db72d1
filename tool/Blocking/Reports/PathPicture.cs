using System.Globalization;
using System.Net;
using System.Text;

namespace Adapters.Tool.Blocking.Reports;

/// <summary>
/// Draws a call tree as SVG: what blocks at the top left, where a reader begins, and its callers to the right of it.
/// </summary>
internal sealed class PathPicture
{
    private const int BoxHeight = 34;
    private const int RowHeight = 44;
    private const int Gap = 36;

    /// <summary>The width of a character at 12 pixels, in every monospaced font that a browser has.</summary>
    private const double CharacterWidth = 7.3;

    private readonly List<int> _widths = [];
    private readonly StringBuilder _lines = new();
    private readonly StringBuilder _boxes = new();
    private int _rows;

    public static string Draw(CallTree tree)
    {
        var picture = new PathPicture();
        picture.Measure(tree, 0);
        picture.Place(tree, 0);
        var (width, height) = (picture._widths.Sum(w => w + Gap) - Gap + 2, (picture._rows * RowHeight) - (RowHeight - BoxHeight) + 2);
        return string.Create(
            CultureInfo.InvariantCulture,
            $"<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"{width}\" height=\"{height}\" viewBox=\"-1 -1 {width} {height}\">"
            + $"{picture._lines}{picture._boxes}</svg>");
    }

    /// <summary>A column is as wide as its widest box. The first one is that of the root.</summary>
    private void Measure(CallTree tree, int depth)
    {
        if (_widths.Count == depth)
            _widths.Add(0);
        _widths[depth] = Math.Max(_widths[depth], (int)(Math.Max(tree.Name.Length, tree.Place.Length * 0.84) * CharacterWidth) + 18);
        foreach (var caller in tree.Callers)
            Measure(caller, depth + 1);
    }

    /// <summary>Draws a box in the row of its first caller; returns where that is.</summary>
    private int Place(CallTree tree, int depth)
    {
        var x = _widths.Take(depth).Sum(w => w + Gap);
        var y = _rows * RowHeight;
        Box(tree, x, y, depth);
        if (tree.Callers.Count == 0)
            _rows++;
        foreach (var caller in tree.Callers)
            Line(x + _widths[depth], y, x + _widths[depth] + Gap, Place(caller, depth + 1));
        return y;
    }

    private void Box(CallTree tree, int x, int y, int depth)
    {
        var root = depth == 0 ? " class=\"root\"" : "";
        _boxes.Append(
            CultureInfo.InvariantCulture,
            $"<rect{root} x=\"{x}\" y=\"{y}\" width=\"{_widths[depth]}\" height=\"{BoxHeight}\" rx=\"4\"/>");
        _boxes.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 8}\" y=\"{y + 14}\">{WebUtility.HtmlEncode(tree.Name)}</text>");
        _boxes.Append(
            CultureInfo.InvariantCulture, $"<text class=\"at\" x=\"{x + 8}\" y=\"{y + 27}\">{WebUtility.HtmlEncode(tree.Place)}</text>");
    }

    private void Line(int x1, int y1, int x2, int y2)
    {
        var (from, to, middle) = (y1 + (BoxHeight / 2), y2 + (BoxHeight / 2), (x1 + x2) / 2);
        _lines.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x1} {from}C{middle} {from} {middle} {to} {x2} {to}\"/>");
    }
}
