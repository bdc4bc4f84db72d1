namespace Adapters.Samples.Catalog;

/// <summary>Lets through who knows the token of the staff. A real application compares it with a secret of its configuration.</summary>
[SecurityScheme("staff", SecuritySchemeKind.Bearer, Description = "The token is `secret`.")]
public sealed class StaffAttribute : FilterAttribute
{
    public Response? Before([FromHeader] string? authorization) => authorization switch
    {
        "Bearer secret" => null,
        null => Response.Problem(401, "Send the token of the staff."),
        _ => Response.Problem(403, "This is not the token of the staff."),
    };
}
