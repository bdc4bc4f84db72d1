using System.Globalization;
using System.Net;
using System.Text;

namespace Adapters.Tool.Blocking.Reports;

/// <summary>Draws a call tree as SVG: callers on the left, what blocks on the right.</summary>
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

    /// <summary>Draws a box behind its callers, in the middle of them; returns where it is.</summary>
    private double Place(CallTree tree, int depth)
    {
        var x = _widths.Skip(depth + 1).Sum(w => w + Gap);
        if (tree.Callers.Count == 0)
        {
            var row = _rows++ * RowHeight;
            Box(tree, x, row, depth);
            return row;
        }

        var places = tree.Callers.ConvertAll(c => Place(c, depth + 1));
        var y = (places[0] + places[^1]) / 2;
        foreach (var from in places)
            Line(x - Gap, from, x, y);
        Box(tree, x, y, depth);
        return y;
    }

    private void Box(CallTree tree, int x, double y, int depth)
    {
        var root = depth == 0 ? " class=\"root\"" : "";
        _boxes.Append(
            CultureInfo.InvariantCulture,
            $"<rect{root} x=\"{x}\" y=\"{y}\" width=\"{_widths[depth]}\" height=\"{BoxHeight}\" rx=\"4\"/>");
        _boxes.Append(CultureInfo.InvariantCulture, $"<text x=\"{x + 8}\" y=\"{y + 14}\">{WebUtility.HtmlEncode(tree.Name)}</text>");
        _boxes.Append(
            CultureInfo.InvariantCulture, $"<text class=\"at\" x=\"{x + 8}\" y=\"{y + 27}\">{WebUtility.HtmlEncode(tree.Place)}</text>");
    }

    private void Line(int x1, double y1, int x2, double y2)
    {
        var (from, to, middle) = (y1 + (BoxHeight / 2), y2 + (BoxHeight / 2), (x1 + x2) / 2);
        _lines.Append(CultureInfo.InvariantCulture, $"<path d=\"M{x1} {from}C{middle} {from} {middle} {to} {x2} {to}\"/>");
    }
}
