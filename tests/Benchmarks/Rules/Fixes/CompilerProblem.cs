using Microsoft.CodeAnalysis;

namespace Benchmarks.Rules.Fixes;

/// <summary>An error or a warning of the compiler.</summary>
internal sealed record CompilerProblem(DiagnosticSeverity Severity, string Id, string File, int Line, string Message);
