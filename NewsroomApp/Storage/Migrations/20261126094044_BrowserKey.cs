using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace NewsroomApp.Storage.Migrations
{
    public partial class BrowserKey : Migration
    {
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "BrowserKey",
                table: "AspNetUsers",
                type: "TEXT",
                nullable: false,
                defaultValue: "");
            migrationBuilder.Sql("UPDATE AspNetUsers SET BrowserKey = hex(randomblob(32))");
        }

        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "BrowserKey",
                table: "AspNetUsers");
        }
    }
}
