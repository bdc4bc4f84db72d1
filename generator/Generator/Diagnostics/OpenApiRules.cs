using Adapters.Analyzers.Diagnostics;
using Microsoft.CodeAnalysis;

namespace Adapters.Generator.Diagnostics;

/// <summary>The rules on what an OpenAPI document says of an application.</summary>
internal static class OpenApiRules
{
    public static readonly DiagnosticDescriptor TakenPath = Rule.AtTheEnd(
        "ADPT026", Rule.Definition, "OpenAPI path is taken", "'{0}' is not answered at {1}: {2}",
        "The document and its page are served before any route.");

    public static readonly DiagnosticDescriptor UnseenComments = Rule.InformationAtTheEnd(
        "ADPT027", Rule.Definition, "Comments of another assembly are not seen",
        "The OpenAPI document has types of '{0}' without their comments: set GenerateDocumentationFile in its project",
        "The compiler knows the comments of another assembly from the file that its build makes.");

    public static readonly DiagnosticDescriptor UndescribedLibrary = Rule.InformationAtTheEnd(
        "ADPT028", Rule.Definition, "Library is not in the OpenAPI document",
        "The routes of '{0}' are not in the OpenAPI document: add [assembly: OpenApi] to it",
        "A library describes its routes itself, since an application does not see its source.");

    public static readonly DiagnosticDescriptor RouteWithoutPlace = Rule.InformationAtTheEnd(
        "ADPT029", Rule.Definition, "Route is not in the OpenAPI document", "{0} {1} is not in the OpenAPI document: {2}",
        "A path of the document has one operation for each of the methods that OpenAPI knows.");

    public static readonly DiagnosticDescriptor[] All = [TakenPath, UnseenComments, UndescribedLibrary, RouteWithoutPlace];
}
